// The search of the site, loaded by site.js when its box is first used. It knows names in three languages and two scripts, case endings and slips.

// Words are compared as bare Latin letters: Жезқазған, жезказган, Zhezqazghan and dzhezkazgan are one word, jezkazgan.
const LATIN = {
  а: "a", ә: "a", б: "b", в: "v", г: "g", ғ: "g", д: "d", е: "e", ё: "e", ж: "j", з: "z", и: "i", й: "i", к: "k", қ: "k", л: "l", м: "m", н: "n", ң: "n",
  о: "o", ө: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ұ: "u", ү: "u", ф: "f", х: "h", һ: "h", ц: "ts", ч: "ch", ш: "sh", щ: "sh", ъ: "", ы: "i",
  і: "i", ь: "", э: "e", ю: "iu", я: "ia", ı: "i",
};
const VARIANTS = [
  [/dzh|zh|dj/g, "j"], [/kh/g, "h"], [/gh/g, "g"], [/x/g, "ks"], [/q|c(?!h)/g, "k"], [/y/g, "i"], [/w/g, "u"],
  [/(^|[aeou])ie/g, "$1e"], [/([a-z])\1+/g, "$1"],
];
const WORD = /[\p{L}\p{N}\p{M}’ʼ]+/gu;
// Endings as they look in those letters: Russian cases, Kazakh number, possession and case one after another, English plural and the like.
const ENDING = new RegExp(
  "^(?:[aeiou]|ia|iu|ie|iei?|oi|ei|[oe]m|iam|i?ami|i?ah|[oe]v|[oe]go|[oe]mu|i[hm]|imi|aia|oe|uiu|oiu|e?s|ed|ing|al|ly|n" +
    "|[iu]?(?:[ldt][ae]r)?(?:i?[mn]iz|i[mn]?|si)?(?:[ndt]in|[gk][ae]|n[ae]|[ndt]i|n?d[ae]n?|t[ae]n?|nan|nen|[mbp]en|n)?(?:[gk]i)?)$",
);
// Words that say where or whose, not what.
const SMALL = /^(?:\D|\D\D|pod|nad|dlia|pri|bez|the|and|for|from|men|jane|turali)$/;

const bare = (word) => {
  let text = "";
  for (const letter of word.toLowerCase()) text += LATIN[letter] ?? letter;
  text = text.normalize("NFD").replace(/[\p{M}’ʼ]/gu, "");
  for (const [from, to] of VARIANTS) text = text.replace(from, to);
  return text;
};
const words = (text) => (text.match(WORD) ?? []).map(bare).filter(Boolean);

// How well a known word answers a typed one, 0 to 1.
const likeness = (typed, word) => {
  if (typed === word) return 1;
  let same = 0;
  while (same < typed.length && typed[same] === word[same]) same++;
  if (same === typed.length) return 0.45 + (0.4 * same) / word.length;
  const stem = same + /^(?:kg|gk|pb|bp)/.test(typed.charAt(same) + word.charAt(same)); // халық, халығы
  if (same > 2 && ENDING.test(typed.slice(stem)) && ENDING.test(word.slice(stem))) return 0.75 + (0.2 * same) / Math.max(typed.length, word.length);
  return typed.length > 2 && word.endsWith(typed) ? 0.5 : 0;
};
// At most one letter wrong, missing, too many, or two exchanged.
const slip = (first, second) => {
  let start = 0;
  while (start < first.length && first[start] === second[start]) start++;
  const [a, b] = [first.slice(start), second.slice(start)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
};
// The last resort for a word that no known one equals: a slip, perhaps with an ending after it, or a long common beginning.
const guess = (typed, word) => {
  if (typed.length < 5 || word.length < 5) return 0;
  const rest = typed.slice(word.length);
  if (slip(typed, word) || (rest && ENDING.test(rest) && slip(typed.slice(0, word.length), word))) return 0.5;
  let same = 0;
  while (same < typed.length && typed[same] === word[same]) same++;
  return same > 4 && same >= 0.6 * Math.max(typed.length, word.length) ? 0.4 : 0;
};

// Everything that can be found, as numbers of a common vocabulary.
class Index {
  vocabulary = new Map();
  seen = new Map();
  entries = [];
  holders = []; // word -> the entries whose note or text holds it

  numbers(text) {
    return (text.match(WORD) ?? []).map((word) => {
      if (!this.seen.has(word)) {
        const key = bare(word);
        if (!this.vocabulary.has(key)) this.vocabulary.set(key, this.vocabulary.size);
        this.seen.set(word, this.vocabulary.get(key));
      }
      return this.seen.get(word);
    });
  }

  add(entry, names, depth) {
    for (const id of new Set(this.numbers(entry.note))) (this.holders[id] ??= []).push(this.entries.length);
    this.entries.push({ ...entry, names: names.map((name) => this.numbers(name)), depth });
  }

  // Entries with names of their own: each name counts for itself, the note beside them for half.
  addNamed({ groups, entries }) {
    this.weights = groups.map(([, weight]) => weight);
    for (const [group, path, title, note, ...names] of entries) this.add({ group, path, title, note }, [title, ...names], 0.5);
  }

  // Sections of pages: their headings count as names, their text for less.
  addTexts(group, pages) {
    for (const [path, page, ...sections] of pages)
      for (const [id, heading, note] of sections) {
        const title = heading ? `${page}: ${heading}` : page;
        this.add({ group, path: path + id, title, note }, [title], 0.65);
      }
  }

  // The score of every vocabulary word for each typed word.
  answers(typed) {
    const score = (how) => Float32Array.from(this.vocabulary.keys(), how);
    const found = score((word) => likeness(typed, word));
    return found.includes(1) ? found : score((word, id) => found[id] || guess(typed, word));
  }

  find(query) {
    const all = words(query);
    const long = all.filter((word) => !SMALL.test(word));
    const typed = long.length ? long : all;
    if (typed.join("").length < 2) return null;
    const readings = [typed];
    if (typed.length > 1 && typed.length < 4) readings.push([typed.join("")]); // Темир тау
    const best = new Map();
    for (const reading of readings) {
      const answers = reading.map((word) => this.answers(word));
      for (const [entry, score] of this.score(answers)) if (score > (best.get(entry)?.score ?? 0)) best.set(entry, { entry, score, answers });
    }
    const paths = new Set();
    const once = ({ entry: { path } }) => !paths.has(path) && paths.add(path);
    return [...best.values()].sort((a, b) => b.score - a.score).filter(once);
  }

  *score(answers) {
    const bodies = answers.map((answer) => {
      const best = new Float32Array(this.entries.length);
      answer.forEach((value, id) => {
        if (value) for (const at of this.holders[id] ?? []) best[at] = Math.max(best[at], value);
      });
      return best;
    });
    const hits = this.entries.map((entry, at) => {
      const body = bodies.map((best) => best[at] * entry.depth);
      const names = entry.names.map((name) => ({ name, parts: answers.map((answer) => name.reduce((most, id) => Math.max(most, answer[id]), 0)) }));
      return { entry, body, names };
    });
    // A word that many entries hold says little.
    const rarity = answers.map((_, index) => {
      const holders = hits.filter(({ body, names }) => body[index] || names.some(({ parts }) => parts[index])).length;
      return 1 / (1 + Math.log(1 + holders));
    });
    const total = rarity.reduce((sum, part) => sum + part, 0);
    for (const { entry, body, names } of hits) {
      let most = 0;
      for (const { name, parts } of names) {
        const value = parts.map((part, index) => Math.max(part, body[index]));
        const met = value.filter(Boolean).length;
        if (!met || met * 2 < answers.length) continue;
        const covered = name.reduce((sum, id) => sum + Math.max(...answers.map((answer) => answer[id])), 0) / (name.length || 1);
        // A name that is met only in a later word, as a town's with its region, is met less.
        const named = (0.7 + 0.3 * covered) * (answers.some((answer) => answer[name[0]]) ? 1 : 0.9);
        most = Math.max(most, (named * value.reduce((sum, part, index) => sum + part * rarity[index], 0)) / total);
      }
      if (most > 0.1) yield [entry, most * this.weights[entry.group]];
    }
  }
}

const SHOWN = 5;
const AROUND = 60;

const element = (name, attributes = {}, ...children) => {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
};

// The part of a text around its best hit, hits marked.
const excerpt = (index, text, answers, long) => {
  const value = (word) => Math.max(...answers.map((answer) => answer[index.seen.get(word)] ?? 0));
  const found = [...text.matchAll(WORD)].map((match) => [match.index, match[0], value(match[0])]).filter(([, , score]) => score);
  const top = found.reduce((most, hit) => (hit[2] > (most?.[2] ?? 0) ? hit : most), undefined);
  let [start, end] = [0, text.length];
  if (long && text.length > 3 * AROUND) {
    const at = top?.[0] ?? 0;
    start = at > AROUND ? text.indexOf(" ", at - AROUND) + 1 : 0;
    const stop = text.indexOf(" ", start + 2.5 * AROUND);
    end = stop < 0 ? text.length : stop;
  }
  const parts = [start ? "… " : ""];
  let place = start;
  for (const [at, word] of found)
    if (at >= start && at + word.length <= end) {
      parts.push(text.slice(place, at), element("mark", { textContent: word }));
      place = at + word.length;
    }
  parts.push(text.slice(place, end), end < text.length ? " …" : "");
  return parts;
};

// The looks of the results come with the search, not with every page; nothing is shown before them.
const sheet = element("link", { rel: "stylesheet", href: new URL("search.css", import.meta.url) });
const dressed = new Promise((done) => {
  sheet.onload = sheet.onerror = done;
});
document.head.append(sheet);

// Makes one box work: results below it as plain links in groups, arrows between them, their number announced.
export const start = (form) => {
  const box = form.querySelector("input");
  const status = element("p", { className: "note" });
  status.setAttribute("role", "status");
  const list = element("div");
  const panel = element("div", { className: "found", hidden: true }, status, list);
  form.append(panel);
  const address = new URL(form.dataset.index, location.href);
  const index = new Index();
  let data;
  let first;
  let announcing;

  const close = () => {
    panel.hidden = true;
  };
  const say = (text, towns) => {
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      status.textContent = text;
      if (towns) status.append(" ", element("a", { href: form.action, textContent: data.words.towns }));
    }, 250);
  };
  const show = () => {
    const results = index.find(box.value);
    first = undefined;
    list.replaceChildren();
    panel.hidden = !results;
    if (!results) return;
    const groups = new Map();
    for (const result of results) groups.set(result.entry.group, [...(groups.get(result.entry.group) ?? []), result]);
    let shown = 0;
    for (const [group, members] of groups) {
      const name = element("p", { className: "group", id: `${box.id}-${group}`, textContent: data.groups[group][0] });
      const items = element("ul");
      items.setAttribute("aria-labelledby", name.id);
      for (const { entry, answers } of members.slice(0, SHOWN)) {
        const link = element("a", { href: new URL(entry.path, address) }, element("strong", {}, ...excerpt(index, entry.title, answers)));
        if (entry.note) link.append(element("span", {}, ...excerpt(index, entry.note, answers, true)));
        items.append(element("li", {}, link));
        first ??= link;
        shown++;
      }
      list.append(name, items);
    }
    const { none, count, part } = data.words;
    say((results.length ? (shown < results.length ? part : count) : none).replace("{n}", results.length).replace("{shown}", shown), !results.length);
  };

  const read = async (name) => {
    const answer = await fetch(new URL(name, address));
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const names = read("").then((found) => index.addNamed((data = found)));
  // The texts are larger than the names: they are fetched when something is typed, and the names answer before them.
  let texts;
  const type = async () => {
    panel.ariaBusy = "true";
    await names;
    await dressed;
    show();
    texts ??= read(data.texts).then((pages) => index.addTexts(data.groups.length - 1, pages));
    await texts;
    panel.ariaBusy = "false";
    if (form.contains(document.activeElement)) show();
  };
  const quietly = () => {
    if (box.value.trim().length > 1) type().catch(() => {});
    else close();
  };

  quietly();
  box.addEventListener("input", quietly);
  box.addEventListener("click", quietly);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await type().catch(() => {});
    // With nothing read there is still the list of towns.
    if (!data) return form.submit();
    first?.click();
  });
  form.addEventListener("keydown", (event) => {
    if (panel.hidden) {
      if (event.key === "ArrowDown") quietly();
    } else if (event.key === "Escape") {
      event.preventDefault();
      box.focus();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const stops = [box, ...panel.querySelectorAll("a")];
      const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
      event.preventDefault();
      next?.focus();
    }
  });
  list.addEventListener("click", (event) => event.target.closest("a") && close());
  form.addEventListener("focusout", (event) => event.relatedTarget && !form.contains(event.relatedTarget) && close());
  document.addEventListener("click", (event) => !form.contains(event.target) && close());
};
