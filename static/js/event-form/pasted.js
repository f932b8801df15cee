// Text pasted from Word or a web page, freed of what the editor could not read right. The editor drops all that
// its schema does not know; the server cleans once more.

const WORD_BULLET = /^\s*(?:[·•o§▪–-]|[\uf0a7\uf0b7])\s+/;
const WORD_NUMBER = /^\s*(?:\d{1,3}|[a-z])[.)]\s+/i;

export function cleanPasted(html) {
  // An inert document: it loads nothing, runs nothing and complains to nobody.
  const page = new DOMParser().parseFromString(withoutRefused(html), "text/html");
  for (const waste of page.querySelectorAll("style, script, meta, link, title, xml, o\\:p, img, object")) {
    if (waste.localName === "o:p") waste.replaceWith(...waste.childNodes);
    else waste.remove();
  }
  const comments = page.createNodeIterator(page.body, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (comments.nextNode()) found.push(comments.referenceNode);
  for (const comment of found) comment.remove();
  for (const title of page.querySelectorAll("h1, h4, h5, h6")) {
    const heading = page.createElement(title.localName === "h1" ? "h2" : "h3");
    heading.append(...title.childNodes);
    title.replaceWith(heading);
  }
  makeLists(page);
  return page.body.innerHTML;
}

// Styles and handlers are refused by the policy of this site as soon as they are parsed, each with a complaint.
function withoutRefused(html) {
  return html
    .replace(/<style[\s>][\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on\w+)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, ""));
}

// Word writes a list as paragraphs that begin with a sign.
function makeLists(page) {
  let list = null;
  for (const paragraph of [...page.querySelectorAll("p[class*=MsoListParagraph], p[class*=ListParagraph]")]) {
    const text = paragraph.textContent.replaceAll("\u00a0", " ");
    const kind = WORD_NUMBER.test(text) && !/^\s*o\s/.test(text) ? "ol" : WORD_BULLET.test(text) ? "ul" : null;
    if (!kind) {
      list = null;
      continue;
    }
    if (!list || list.localName !== kind || paragraph.previousElementSibling !== list) {
      list = page.createElement(kind);
      paragraph.before(list);
    }
    const item = page.createElement("li");
    item.append(...paragraph.childNodes);
    dropSign(item, kind === "ol" ? WORD_NUMBER : WORD_BULLET);
    list.append(item);
    paragraph.remove();
  }
}

function dropSign(item, sign) {
  const matched = item.textContent.replaceAll("\u00a0", " ").match(sign)[0].length;
  let left = matched;
  const texts = item.ownerDocument.createNodeIterator(item, NodeFilter.SHOW_TEXT);
  while (left > 0 && texts.nextNode()) {
    const node = texts.referenceNode;
    const taken = Math.min(left, node.data.length);
    node.data = node.data.slice(taken);
    left -= taken;
  }
}
