// Search as you type, and the tie between a sentence and what was drawn from it. The pages work without.
"use strict";

const root = document.body.dataset.root || "";
const input = document.getElementById("q");
const list = document.getElementById("suggestions");
let chosen = -1;
let asked = 0;
let timer = 0;

function close() {
  list.hidden = true;
  list.replaceChildren();
  chosen = -1;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function choose(next) {
  const items = [...list.children];
  if (!items.length) return;
  chosen = (next + items.length) % items.length;
  items.forEach((item, n) => item.setAttribute("aria-selected", String(n === chosen)));
  input.setAttribute("aria-activedescendant", items[chosen].id);
  items[chosen].scrollIntoView({ block: "nearest" });
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function show(found) {
  list.replaceChildren(
    ...found.map((item, n) => {
      const line = element("li");
      line.id = `suggestion-${n}`;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", "false");
      line.dataset.address = root + item.address;
      const name = element("span");
      name.append(element("bdi", "", item.label));
      if (item.hint) name.append(element("small", "", item.hint));
      line.append(element("span", `dot ${item.class}`), name, element("em", "", item.kind));
      line.addEventListener("mousedown", (event) => {
        event.preventDefault();
        location.assign(line.dataset.address);
      });
      return line;
    }),
  );
  list.hidden = !found.length;
  input.setAttribute("aria-expanded", String(found.length > 0));
  chosen = -1;
}

async function suggest() {
  const number = ++asked;
  const text = input.value.trim();
  if (!text) return close();
  try {
    const answer = await fetch(`${root}/search.json?q=${encodeURIComponent(text)}`);
    if (answer.ok && number === asked) show(await answer.json());
  } catch {
    close(); // the server is away: Enter still tries the page
  }
}

input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(suggest, 90);
});
input.addEventListener("blur", close);
input.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(event.key === "ArrowDown" ? chosen + 1 : chosen - 1);
  } else if (event.key === "Escape") {
    close();
  } else if (event.key === "Enter" && chosen >= 0) {
    event.preventDefault();
    location.assign(list.children[chosen].dataset.address);
  }
});
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    input.focus();
  }
});

// The whole article opens at its marked sentence.
for (const body of document.querySelectorAll(".body")) {
  const mark = body.querySelector(".whole");
  const reach = () => { body.scrollTop = Math.max(0, mark.offsetTop - body.offsetTop - 90); };
  if (mark) {
    reach();
    body.closest("details")?.addEventListener("toggle", reach);
  }
}

// A sentence and its notes light up together; so does the whole sentence that an address names.
const pieces = (start) => document.querySelectorAll(`.text [data-s="${start}"]`);
for (const note of document.querySelectorAll(".notes > li[id]")) {
  const parts = pieces(note.querySelector(".note").hash.slice(2));
  const light = (on) => () => parts.forEach((part) => part.classList.toggle("lit", on));
  note.addEventListener("mouseenter", light(true));
  note.addEventListener("mouseleave", light(false));
}
function lightAddressed() {
  document.querySelectorAll(".text .addressed").forEach((part) => part.classList.remove("addressed"));
  if (/^#s\d+$/.test(location.hash)) pieces(location.hash.slice(2)).forEach((part) => part.classList.add("addressed"));
}
addEventListener("hashchange", lightAddressed);
lightAddressed();
