// The slider of the dependence page: what towns lose by any fall of their backbone enterprise, from the shares beside each loss.
(() => {
  const form = document.querySelector("#suppose");
  const words = form.dataset;
  const slider = form.querySelector("input");
  const losses = form.querySelectorAll("[data-share]");
  // One decimal as at build (Fall.said): up for what is under a figure, down for what is over it, else an exact half to the even digit.
  const shown = (value, bound) => {
    const tenths = +(value * 10).toFixed(6);
    const even = tenths % 1 === 0.5 && Math.floor(tenths) % 2 === 0;
    const whole = bound === "under" ? Math.ceil(tenths) : bound === "over" || even ? Math.floor(tenths) : Math.round(tenths);
    return (whole / 10).toFixed(1).replace(".", words.decimal);
  };

  const show = () => {
    const fall = +slider.value;
    const by = words.percent.replace("{n}", fall);
    slider.setAttribute("aria-valuetext", by);
    form.querySelector("output b").textContent = by;
    // A share of s per cent loses s f / 100 by a fall of f (monotowns/dependence.py).
    for (const item of losses) {
      const pattern = fall ? item.dataset.loss : words.percent; // nothing is not "under 0.0%"
      item.textContent = pattern.replace("{n}", shown((+item.dataset.share * fall) / 100, item.dataset.bound));
    }
  };

  const wanted = new URLSearchParams(location.search).get("fall");
  if (wanted) slider.value = wanted; // what is no step of the slider becomes the nearest one
  form.hidden = false;
  show();
  slider.addEventListener("input", show);
  slider.addEventListener("change", () => {
    const query = new URLSearchParams(location.search);
    query.set("fall", slider.value);
    history.replaceState(null, "", `${location.pathname}?${query}${location.hash}`);
    dispatchEvent(new Event("choice"));
  });
  form.addEventListener("submit", (event) => event.preventDefault());
})();
