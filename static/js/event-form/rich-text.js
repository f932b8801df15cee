// The text of the event with headings, lists, quotes and links. The textarea stays the truth: every change is
// written into it at once, and where the editor cannot load, it is written in directly.
import { cleanPasted } from "./pasted.js";
import { piece } from "./words.js";

const EMPTY = /^<p>(<br[^>]*>)?<\/p>$/;

export async function startRichText(form) {
  const textareas = form.querySelectorAll("textarea[data-rich-text]");
  if (!textareas.length || !form.dataset.editorUrl) return;
  try {
    const kit = await import(form.dataset.editorUrl);
    for (const textarea of textareas) startEditor(kit, textarea);
  } catch (error) {
    console.warn("The editor could not be loaded: the text is written as it is.", error);
  }
}

function startEditor(kit, textarea) {
  const label = textarea.labels[0];
  const frame = document.createElement("div");
  frame.className = "rich-text";
  label.id ||= `${textarea.id}_label`;
  const described = textarea.getAttribute("aria-describedby");
  const editor = new kit.Editor({
    element: frame,
    content: textarea.value,
    // The policy of this site forbids styles that scripts write; editor.css has them.
    injectCSS: false,
    extensions: extensionsOf(kit),
    editorProps: {
      attributes: {
        class: "rich-text-page",
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": label.id,
        ...(described && { "aria-describedby": described }),
      },
      transformPastedHTML: cleanPasted,
    },
    onUpdate: () => {
      const html = editor.getHTML();
      textarea.value = EMPTY.test(html) ? "" : html;
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  const toolbar = piece("rich-text-tools");
  frame.prepend(toolbar);
  textarea.before(frame);
  // Still there for links to it, which lead on to the editor.
  textarea.classList.add("rich-text-source");
  textarea.tabIndex = -1;
  textarea.setAttribute("aria-hidden", "true");
  textarea.addEventListener("focus", () => editor.commands.focus());
  textarea.addEventListener("filled", () => {
    if (textarea.value !== editor.getHTML()) editor.commands.setContent(textarea.value, { emitUpdate: false });
  });
  startTools(editor, toolbar);
}

function extensionsOf(kit) {
  const { Document, Paragraph, Text, HardBreak, Bold, Italic, Heading, BulletList, OrderedList, ListItem } = kit;
  return [
    Document,
    Paragraph,
    Text,
    HardBreak,
    Bold,
    Italic,
    Heading.configure({ levels: [2, 3] }),
    BulletList,
    // Numbers only: their kind would be said in a style attribute.
    plainList(kit, OrderedList),
    ListItem,
    kit.Blockquote,
    kit.UndoRedo,
    kit.Link.configure({ openOnClick: false, protocols: ["http", "https", "mailto"], defaultProtocol: "https" }),
  ];
}

function plainList(kit, OrderedList) {
  return OrderedList.extend({
    addAttributes: () => ({ start: { default: 1, parseHTML: () => 1, renderHTML: () => ({}) } }),
    addNodeView: null,
  });
}

const COMMANDS = {
  bold: (chain) => chain.toggleBold(),
  italic: (chain) => chain.toggleItalic(),
  heading: (chain) => chain.toggleHeading({ level: 2 }),
  subheading: (chain) => chain.toggleHeading({ level: 3 }),
  bullets: (chain) => chain.toggleBulletList(),
  numbers: (chain) => chain.toggleOrderedList(),
  quote: (chain) => chain.toggleBlockquote(),
  undo: (chain) => chain.undo(),
  redo: (chain) => chain.redo(),
};

const ACTIVE = {
  bold: ["bold"],
  italic: ["italic"],
  heading: ["heading", { level: 2 }],
  subheading: ["heading", { level: 3 }],
  bullets: ["bulletList"],
  numbers: ["orderedList"],
  quote: ["blockquote"],
  link: ["link"],
};

function startTools(editor, toolbar) {
  const buttons = [...toolbar.querySelectorAll("button[data-tool]")];
  const linkForm = toolbar.querySelector("[data-link]");
  const show = () => {
    for (const button of buttons) {
      const active = ACTIVE[button.dataset.tool];
      if (active) button.setAttribute("aria-pressed", String(editor.isActive(...active)));
    }
  };
  toolbar.addEventListener("click", ({ target }) => {
    const tool = target.closest("button[data-tool]")?.dataset.tool;
    if (tool === "link") openLink(editor, linkForm);
    else if (tool) {
      // At once: what is typed next belongs to the text.
      editor.view.focus();
      COMMANDS[tool](editor.chain()).run();
    }
  });
  // One stop for the Tab key; the arrows go from tool to tool.
  buttons.forEach((button, index) => (button.tabIndex = index ? -1 : 0));
  toolbar.addEventListener("keydown", (event) => {
    const from = buttons.indexOf(event.target);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (from < 0 || !step) return;
    event.preventDefault();
    const to = buttons[(from + step + buttons.length) % buttons.length];
    buttons[from].tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  });
  editor.on("transaction", show);
  show();
  startLink(editor, linkForm);
}

function openLink(editor, linkForm) {
  const input = linkForm.querySelector("input");
  input.value = editor.getAttributes("link").href ?? "";
  linkForm.hidden = false;
  input.focus();
}

// A line under the tools, no form of its own: it stands within the form of the event.
function startLink(editor, linkForm) {
  const input = linkForm.querySelector("input");
  const close = () => {
    linkForm.hidden = true;
    editor.view.focus();
  };
  const apply = () => {
    const href = addressOf(input.value.trim());
    const chain = editor.chain().extendMarkRange("link");
    if (!href) chain.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive("link")) {
      chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
    } else chain.setLink({ href }).run();
    close();
  };
  linkForm.addEventListener("click", ({ target }) => {
    const act = target.closest("button[data-link-act]")?.dataset.linkAct;
    if (act === "apply") apply();
    else if (act === "cancel") close();
  });
  linkForm.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      apply();
    } else if (event.key === "Escape") close();
  });
  // What is typed here is not the event's.
  for (const kind of ["input", "change"]) linkForm.addEventListener(kind, (event) => event.stopPropagation());
}

function addressOf(typed) {
  if (!typed) return "";
  if (/^(https?:|mailto:)/i.test(typed)) return typed;
  return typed.includes("@") && !typed.includes("/") ? `mailto:${typed}` : `https://${typed}`;
}
