// Every word that the scripts show is rendered by the server, so that it is translated where all others are.
const words = document.querySelector("template[data-words]").content;

export const word = (name) => words.querySelector(`[data-word="${name}"]`).textContent;
