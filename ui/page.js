// The page's own keys and what several parts share. Nothing here reads article text as anything but text.
(() => {
  "use strict";

  // Where the reader was before an article opened, so that Escape and "back" lead there again.
  let origin = null;
  // Counts what was shown or left: placing that was put off must not undo what the reader did since.
  let turn = 0;

  window.articleReader = {
    // Remember the link that was followed and show its words at once when they are in the panel already.
    follow(link) {
      origin = link;
      const anchor = (link.getAttribute("href") || "").slice(1);
      if (anchor && link.dataset.open !== "article" && document.getElementById(anchor)) {
        this.show(true);
        return true;
      }
      document.body.dataset.following = "yes";
      return false;
    },
    // Bring the quoted words into view: the panel scrolls always, the page only for a reader who asked.
    show(asked) {
      const panel = document.querySelector("#article-panel");
      if (!panel) return;
      const mark = panel.querySelector("mark.quoted");
      const scroller = panel.querySelector(".article-scroll");
      document.querySelectorAll(".reading").forEach((item) => item.classList.remove("reading"));
      if (mark) {
        document.querySelectorAll(`[href="#${CSS.escape(mark.id)}"]`).forEach((item) => item.classList.add("reading"));
      }
      const place = () => {
        if (scroller && mark) {
          const above = mark.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
          const room = Math.max(24, (scroller.clientHeight - mark.offsetHeight) / 3);
          if (scroller.scrollHeight > scroller.clientHeight) scroller.scrollTop += above - room;
        } else if (scroller) {
          scroller.scrollTop = 0;
        }
        if (asked && mark) mark.scrollIntoView({ block: "nearest" });
        else if (asked) panel.scrollIntoView({ block: "nearest" });
      };
      place();
      // Blocks that come into view take their real height; place once more when they have.
      const mine = ++turn;
      requestAnimationFrame(() => requestAnimationFrame(() => mine === turn && place()));
      if (asked) (mark || panel.querySelector("#article-title"))?.focus({ preventScroll: true });
    },
    back() {
      turn += 1;
      if (origin && origin.isConnected) {
        origin.scrollIntoView({ block: "nearest" });
        origin.focus();
      } else {
        document.querySelector("#question textarea")?.focus();
      }
    },
  };

  window.saveMarkdown = (text) => {
    if (!text) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
    link.download = `chat-${new Date().toISOString().slice(0, 10)}.md`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  // Put a button's data-copy into the clipboard and say so on the button and to screen readers.
  window.copyText = async (button) => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      // Over plain HTTP from another machine there is no clipboard to write to: select and copy instead.
      const box = document.createElement("textarea");
      box.value = button.dataset.copy;
      box.className = "unseen";
      document.body.append(box);
      box.select();
      const copied = document.execCommand("copy");
      box.remove();
      button.focus({ preventScroll: true });
      if (!copied) return;
    }
    const label = button.dataset.label || (button.dataset.label = button.textContent);
    button.textContent = button.dataset.done;
    window.announce(button.dataset.done);
    setTimeout(() => { button.textContent = label; }, 2000);
  };

  // What screen readers are told, once each, by the one live region of the page.
  window.announce = (text) => {
    let speaker = document.querySelector("#announcer");
    if (!speaker) {
      speaker = document.createElement("div");
      speaker.id = "announcer";
      speaker.className = "unseen";
      speaker.setAttribute("role", "status");
      document.body.append(speaker);
    }
    if (speaker.textContent !== text) speaker.textContent = text;
  };
  if (document.body) window.announce("");
  else document.addEventListener("DOMContentLoaded", () => window.announce(""));

  // A question that is typed, or that no answer has come to, outlives a reload of its tab.
  const box = () => document.querySelector("#question textarea");
  const waiting = () => document.querySelector(".exchange.asking .question")?.lastChild.textContent;
  window.addEventListener("pagehide", () => {
    sessionStorage.setItem("question", box()?.value || waiting() || "");
  });
  const giveBack = new MutationObserver(() => {
    if (!box() || !document.querySelector(".welcome")) return;
    giveBack.disconnect();
    const kept = sessionStorage.getItem("question");
    if (!kept || box().value) return;
    box().value = kept;
    box().dispatchEvent(new Event("input", { bubbles: true }));
  });
  giveBack.observe(document, { childList: true, subtree: true });

  window.addEventListener("beforeprint", () => {
    const brand = document.querySelector(".brand");
    if (brand) brand.dataset.on = `${brand.dataset.printed} ${new Date().toLocaleDateString(brand.dataset.language, { dateStyle: "long" })}`;
  });

  document.addEventListener("click", (event) => {
    const press = event.target.closest?.("[data-press]");
    if (press) document.getElementById(press.dataset.press)?.click();
    if (event.target.closest?.("[data-skip]")) {
      event.preventDefault();
      box()?.focus();
    }
    const unfold = event.target.closest?.("[data-unfold]");
    if (unfold) {
      document.getElementById(unfold.dataset.unfold)?.classList.remove("folded");
      unfold.remove();
    }
  });

  // The conversation lives as long as the tab: ask before a reload ends it.
  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector(".exchange")) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName || "");
    if (event.key === "Escape" && document.activeElement?.matches("[data-find]") && document.activeElement.value) {
      return; // The browser empties the box.
    }
    if (event.key === "Escape" && document.activeElement?.closest("#article-panel")) {
      event.preventDefault();
      window.articleReader.back();
    } else if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      document.querySelector("#question textarea")?.focus();
    }
  });
})();
