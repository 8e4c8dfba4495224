// The first thing to decide is the one the keys speak of, until another is moved to.
document.querySelector("[data-item]")?.classList.add("at");
