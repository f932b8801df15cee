// The English of a text with paragraphs is written in the same editor as its Lithuanian.
import { startRichText } from "./event-form/rich-text.js";

const form = document.querySelector(".bilingual-form");
if (form) startRichText(form);
