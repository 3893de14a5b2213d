/* Runs in the page before the app. It holds back or changes the API's answers, and measures what is shown. */
(() => {
  const real = window.fetch;
  const problem = (status) =>
    new Response(
      JSON.stringify({
        type: "about:blank",
        title: "Refused",
        status,
        code: "refused",
        detail: "The answer took too long to make. Please try it again in a few minutes.",
        errors: fields().map((pointer) => ({ pointer, detail: "Give a value of at most 500 characters, please." })),
      }),
      { status, headers: { "Content-Type": "application/problem+json" } },
    );

  /* The pointers of the fields of the form that is open: an id is the form's id and the pointer. */
  const fields = () =>
    [...document.querySelectorAll("main form :is(input, select, textarea)[id]")]
      .map(({ id }) => /^P\d+-\d+(-.+)$/.exec(id)?.[1].replaceAll("-", "/"))
      .filter(Boolean);

  const without = async (answer) => {
    const body = await answer.clone().json().catch(() => null);
    if (!Array.isArray(body?.items)) return answer;
    return new Response(JSON.stringify({ ...body, items: [], next_cursor: null }), answer);
  };

  const MODES = {
    normal: (request) => real(request),
    held: () => new Promise(() => undefined),
    empty: async (request) => without(await real(request)),
    broken: () => problem(503),
    forbidden: () => problem(403),
    refused: (request) => (request.method === "GET" ? real(request) : problem(422)),
  };

  const sweep = { mode: "normal", flying: 0 };
  window.sweep = sweep;

  window.fetch = async (asked, init) => {
    const request = new Request(asked, init);
    const own = /\/(app|auth)\//.test(new URL(request.url).pathname);
    const answer = MODES[own ? "normal" : sweep.mode](request);
    if (sweep.mode === "held") return answer;
    sweep.flying++;
    try {
      return await answer;
    } finally {
      sweep.flying--;
    }
  };

  const frames = (count) =>
    new Promise((done) => {
      const wait = (left) => (left ? requestAnimationFrame(() => wait(left - 1)) : done());
      wait(count);
    });

  sweep.go = (address) => {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  };

  /* Waits until all answers are there and shown. */
  sweep.settled = async () => {
    const end = performance.now() + 30_000;
    const ready = () =>
      sweep.flying === 0 && document.querySelector("h1") && !document.querySelector(".skeleton");
    for (let calm = 0; calm < 3; calm = ready() ? calm + 1 : 0) {
      if (performance.now() > end) throw new Error("the page does not come to rest");
      await frames(1);
    }
  };

  sweep.speak = async (language) => {
    const select = document.querySelector(".language select");
    if (select.value !== language) {
      select.value = language;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
    for (let frame = 0; document.documentElement.lang !== language; frame++) {
      if (frame > 600) throw new Error(`the app does not speak ${language}`);
      await frames(1);
    }
    await new Promise((done) => setTimeout(done));
  };

  /* Changes the first field of the form that is open, so that there is something to send, and sends it. */
  sweep.send = () => {
    const button = document.querySelector("main form button.main");
    const field = button.form.querySelector("input:not([type=checkbox], [type=radio], [type=date], [type=file])");
    if (field) {
      field.value = field.type === "time" ? "05:05" : `${field.value}1`;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    button.form.requestSubmit(button);
  };

  sweep.dialogs = () =>
    [...document.querySelectorAll("main dialog")].filter((dialog, place, all) => {
      const words = ({ previousElementSibling: opener }) => opener?.textContent;
      return all.findIndex((other) => words(other) === words(dialog)) === place;
    }).length;

  /* What axe finds, as texts. Without rules it looks for all that it knows. */
  sweep.axe = async (rules) => {
    const { violations } = await axe.run(document, {
      ...(rules && { runOnly: { type: "rule", values: rules } }),
      resultTypes: ["violations"],
      preload: false,
    });
    return violations.map(
      ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).slice(0, 5).join(", ")}`,
    );
  };

  const words = (element) => {
    const said = element.textContent.trim().replace(/\s+/g, " ").slice(0, 60);
    const kind = element.className && typeof element.className === "string" ? `.${element.className.split(" ").join(".")}` : "";
    return `<${element.localName}${kind}> "${said}"`;
  };

  const TARGETS = "button, .button, select, summary, input:not([type=checkbox], [type=radio])";
  const LEAST_PX = 43;
  const PHONE_PX = 720;

  const scrolls = ({ overflowX }) => overflowX === "auto" || overflowX === "scroll";
  const clipped = (element) => element.closest(".unseen, svg") || element.closest("thead")?.clientWidth <= 1;
  const seen = (element) => element.checkVisibility() && !clipped(element);

  /* What runs out of the window or of its own box, is cut off, lies on its neighbour, or is too small for a finger. */
  sweep.misfits = () => {
    const found = [];
    const beyond = document.documentElement.scrollWidth - innerWidth;
    if (beyond > 0) found.push(`${beyond} px run out of the window`);
    const root = document.querySelector("dialog[open]") ?? document.body;
    const wide = [];
    for (const element of root.querySelectorAll("*")) {
      const { clientWidth, scrollWidth, childElementCount } = element;
      if (clientWidth > 1 && scrollWidth > clientWidth + 1 && seen(element)) wide.push(element);
      if (childElementCount > 1 && element.localName !== "svg") found.push(...overlaps(element));
    }
    for (const element of wide) {
      const style = getComputedStyle(element);
      const inner = wide.some((other) => other !== element && element.contains(other));
      const told = style.textOverflow === "ellipsis" && element.closest("[title]");
      if (inner || told || scrolls(style) || /^(input|select|textarea)$/.test(element.localName)) continue;
      found.push(`${element.scrollWidth - element.clientWidth} px run out of ${words(element)}`);
    }
    for (const element of root.querySelectorAll(TARGETS))
      if (element.getBoundingClientRect().left < -1 && seen(element) && !element.closest(".timeline, .scroll"))
        found.push(`${words(element)} begins outside the window`);
    for (const select of root.querySelectorAll("select")) {
      const cut = room(select);
      if (cut > 0 && seen(select)) found.push(`${cut} px are cut off of the choice "${select.selectedOptions[0].text}"`);
    }
    for (const element of root.querySelectorAll("th, td, dd, dt, li, p, a, button, h1, h2"))
      if (squeezed(element) && seen(element)) found.push(`${words(element)} is squeezed into a narrow column`);
    if (innerWidth <= PHONE_PX)
      for (const element of root.querySelectorAll(TARGETS)) {
        const { height } = element.getBoundingClientRect();
        if (height < LEAST_PX && seen(element)) found.push(`${words(element)} is ${Math.round(height)} px high`);
      }
    return [...new Set(found)];
  };

  /* How much of a select's first choice is cut off; a name that somebody chose may be longer than any field. */
  const ARROW_PX = 20;
  const pen = document.createElement("canvas").getContext("2d");
  const room = (select) => {
    const chosen = select.selectedOptions[0];
    if (!chosen || chosen.value !== "") return 0;
    const style = getComputedStyle(select);
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const inner = select.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    return Math.ceil(pen.measureText(chosen.text).width + ARROW_PX - inner);
  };

  /* Whether a text stands in so narrow a column that its words are torn apart. */
  const TORN_PX = 64;
  const squeezed = (element) =>
    element.clientWidth > 1 &&
    element.clientWidth < TORN_PX &&
    textHeight(element) > 4 * Number.parseFloat(getComputedStyle(element).lineHeight);

  const textHeight = (element) => {
    const text = document.createRange();
    text.selectNodeContents(element);
    return text.getBoundingClientRect().height;
  };

  const overlaps = (parent) => {
    const boxes = [...parent.children]
      .map((child) => [child, child.getBoundingClientRect()])
      .filter(([, { width, height }]) => width > 1 && height > 1);
    return boxes.flatMap(([one, a], place) =>
      boxes
        .slice(place + 1)
        .filter(
          ([other, b]) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1 &&
            [one, other].every((each) => seen(each) && inFlow(getComputedStyle(each))),
        )
        .map(([other]) => `${words(one)} lies on ${words(other)}`),
    );
  };

  const inFlow = ({ position, display }) => position === "static" && display !== "inline";

  /* Looks at what is shown in each of the languages; the last one is the one that axe looks at wholly. */
  sweep.look = async (languages, rules) => {
    const found = [];
    for (const language of languages) {
      await sweep.speak(language);
      const whole = language === languages.at(-1);
      const seen = [...sweep.misfits(), ...(whole ? await sweep.axe() : rules ? await sweep.axe(rules) : [])];
      found.push(...seen.map((each) => [language, each]));
    }
    return found;
  };
})();
