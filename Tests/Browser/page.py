#!/usr/bin/env python3
"""Opens pages of `semeia report` in a real browser without a window: content, keyboard, connections, contrast, taking findings out, speed.

    apt-get install chromium; pip install playwright
    SEMEIA_CONTENT=Lexicons python3 Tests/Browser/page.py .build/release/semeia [--screenshots FOLDER]

Texts are made up here. Exit code 1 with a line for each fault; 77 where there is no browser.
"""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

LETTER = ("I can't sleep, and I lie awake for hours. Nothing is fun any more. I am not hopeless, but I feel worthless, and I feel sad most of the day. "
          "My mother is depressed too. I worry about everything. Sometimes I wish I were dead. On the bus my heart races and I can't breathe. "
          "I drink every evening to get to sleep, and I can't sleep even when I am tired. <script>alert(1)</script> <img src=http://example.org/x.png>")
ARABIC = ("لا أستطيع النوم منذ أسابيع، وأشعر بالحزن طوال اليوم. لم أعد أستمتع بأي شيء. أحيانًا أتمنى لو أموت. أمي مكتئبة أيضًا. "
          "أنا لست يائسًا، لكنني أقلق كثيرًا من كل شيء. "
          "ذهبت أمس إلى السوق مع أختي واشترينا الخبز والفاكهة، ثم عدنا إلى البيت وطبخنا العشاء معًا. "
          "لا أستطيع التركيز في العمل، وأشعر بالتعب منذ الصباح حتى المساء. أشعر بالذنب لأنني لا أساعد أحدًا. "
          "في الليل أفكر في المال وفي الأولاد وفي كل ما لم أنجزه، ثم يأتي الصباح وأنا ما زلت مستيقظًا.")
JAPANESE = "最近ずっと眠れません。毎日つらくて、何をしても楽しくないです。死にたいと思うことがあります。母もうつ病です。自分には価値がないと感じます。" \
    "昨日は妹と一緒に市場へ行って、パンと果物を買い、家に帰って夕食を作りました。仕事に集中できず、朝から晩まで体がだるいです。" \
    "夜になるとお金のことや子供のことを考えてしまい、気がつくと朝になっています。人に会うのが怖くて、電話にも出られません。"
# What the second of two texts says besides.
LATER = {
    "en": " This week I slept a little, and I worry less.", "ar": " نمت هذا الأسبوع قليلًا، لكنني ما زلت أشعر باليأس.",
    "ja": "今週は少し眠れましたが、まだ絶望しています。",
}
QUESTIONS = ["How have you been sleeping?", "Can you tell me more about that?", "What happened then?", "And how was work?", "Mhm."]
ANSWERS = [
    "I can't sleep, and I lie awake for hours until the morning comes.", "Nothing is fun any more, not even the garden that I used to love.",
    "We went to see my sister on Sunday and had lunch by the river.", "I worry about everything, the children, the money, the house.",
    "I feel sad most of the day, but I am not hopeless.", "On the bus my heart races and I can't breathe.",
    "I was at the shop and bought bread and milk and came home again.", "My mother is depressed too, she has been for years.",
    "I drink every evening to get to sleep.", "The doctor said it would pass and gave me some tablets.",
]


def interview(words):
    """Fifty pages of 300 words."""
    source, turns, count = random.Random(7), [], 0
    while count < words:
        question, answer = source.choice(QUESTIONS), " ".join(source.choice(ANSWERS) for _ in range(source.randint(3, 9)))
        count += len(question.split()) + len(answer.split())
        turns += [{"speaker": "T", "role": "clinician", "text": question}, {"speaker": "P", "role": "subject", "text": answer}]
    return turns


REQUESTS = {
    "en": {"id": "letter", "language": "en", "genre": "narrative", "text": LETTER},
    "ar": {"id": "ar", "language": "ar", "genre": "narrative", "text": ARABIC},
    "ja": {"id": "ja", "language": "ja", "genre": "narrative", "text": JAPANESE},
    "long": {"id": "long", "language": "en", "genre": "interview", "turns": interview(15000)},
}

# Contrast of all visible words by WCAG 2.2, 1.4.3: 4.5, or 3 for large ones.
CONTRAST = """() => {
  const number = color => color.match(/[0-9.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const color = number(getComputedStyle(e).backgroundColor);
      if (color.length === 3 || color[3] > 0.99) return color;
    }
    return [255, 255, 255];
  };
  const faults = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!node.textContent.trim() || !element.checkVisibility() || ["SCRIPT", "STYLE"].includes(element.tagName)) continue;
    const style = getComputedStyle(element);
    const pair = [light(number(style.color)), light(ground(element))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    const size = parseFloat(style.fontSize), isLarge = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
    if (ratio < (isLarge ? 3 : 4.5)) faults.set(element.tagName + "." + element.className, ratio.toFixed(2));
  }
  return [...faults].map(([name, ratio]) => name + " " + ratio);
}"""


def write_page(program, request, folder, name, *options):
    path = os.path.join(folder, f"{name}.html")
    lines = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in (request if isinstance(request, list) else [request]))
    subprocess.run([program, "report", *options, "-o", path], input=lines, text=True, check=True)
    return "file://" + path


class Faults(list):
    def check(self, isRight, what):
        if not isRight:
            self.append(what)


def opened(context, address, requests):
    page = context.new_page()
    page.on("request", lambda r: requests.append(r.url) if r.url != address and not r.url.startswith("data:") else None)
    page.on("pageerror", lambda e: requests.append(f"script error: {e}"))
    page.on("console", lambda m: requests.append(f"console: {m.text[:120]}") if m.type == "error" else None)
    page.on("dialog", lambda d: (requests.append("a dialog opened"), d.dismiss()))
    context.cdp = context.new_cdp_session(page)
    context.cdp.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(address)
    return page


def wait(page, condition):
    """The policy of the page forbids the evaluation of text that the library's own waiting needs."""
    until = time.monotonic() + 60
    while not page.evaluate(condition):
        if time.monotonic() > until:
            sys.exit(f"waited a minute for {condition}")
        time.sleep(0.02)


def busy(context, page):
    """Processor time of the page's own thread in seconds, which does not depend on what else the machine does."""
    metrics = {m["name"]: m["value"] for m in context.cdp.send("Performance.getMetrics")["metrics"]}
    return metrics.get("ThreadTime", 0.0)


def reading(page, faults, name, request):
    """What every page has, whatever its language."""
    text = page.locator(".text").inner_text()
    for place in range(0, 9, 3):
        faults.check(request["text"][place:place + 2] in text, f"{name}: the text is not on the page")
    faults.check(page.locator(".text mark").count() >= 3, f"{name}: findings are not marked")
    faults.check(page.locator("section.flags").is_visible(), f"{name}: the flag is not shown")
    faults.check(page.locator("#check").get_attribute("data-wrong") == "0", f"{name}: values computed in the page differ")
    for place in (".text", "body"):
        direction = page.locator(place).evaluate("e => getComputedStyle(e).direction")
        faults.check(direction == ("rtl" if name == "ar" else "ltr"), f"{name}: {place} runs {direction}")
    faults.check(page.evaluate("document.documentElement.lang") == name, f"{name}: the page is not in the language of its text")
    faults.check(page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), f"{name}: the page is wider than the window")
    for fault in page.evaluate(CONTRAST):
        faults.append(f"{name}: contrast of {fault}")
    names = page.evaluate("[...document.querySelectorAll('button,input,a,textarea')].filter(e => !(e.ariaLabel || e.textContent.trim() || e.labels?.length || e.getAttribute('aria-labelledby'))).length")
    faults.check(names == 0, f"{name}: {names} controls have no name")
    faults.check(page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size === document.querySelectorAll('[id]').length"), f"{name}: an id stands twice")


def keyboard(page, faults, name):
    """Every mark can be reached with the Tab key, in order, by its words or its button, and shows what it is."""
    stops = page.evaluate("[...document.querySelectorAll('.text mark, .text button')].filter(e => e.tabIndex === 0).map(e => e.dataset.f)")
    findings = page.locator(".text button.mark").count()
    faults.check({f.split(" ")[0] for f in stops} == {str(f) for f in range(findings)}, f"{name}: the Tab key leads to {len(stops)} places of {findings} findings")
    reached, page_down = [], 0
    while len(reached) < len(stops) and page_down < 60 + len(stops) * 3:
        page.keyboard.press("Tab")
        page_down += 1
        found = page.evaluate("document.activeElement.closest('.text') ? [document.activeElement.dataset.f, document.querySelector('.panel dl') !== null, getComputedStyle(document.activeElement).outlineStyle] : null")
        if found:
            reached.append(found)
    faults.check([f[0] for f in reached] == stops, f"{name}: the Tab key reaches {len(reached)} of {len(stops)} places")
    faults.check(all(f[1] for f in reached), f"{name}: the panel does not follow the focus")
    faults.check(all(f[2] != "none" for f in reached), f"{name}: the focus cannot be seen")


def scored(page, faults, name):
    """Something is scored, and its contributions are bars, each as long as what it says."""
    faults.check(page.locator("input[data-f]").count() >= 3, f"{name}: there are no findings to take out")
    bars = page.locator("svg rect").count()
    faults.check(bars >= 3, f"{name}: {bars} bars of contributions")


def dated(page, faults, name):
    """Two texts of one person stand beside each other by date, in the direction of the page."""
    change = page.locator("#change-title").locator("xpath=..")
    faults.check(change.is_visible() and change.locator("table").count() > 0, f"{name}: no table of change")
    words = change.inner_text()
    faults.check("2026-01-05" in words and "2026-03-02" in words, f"{name}: the dates are not shown")
    faults.check(change.evaluate("e => getComputedStyle(e).direction") == ("rtl" if name == "ar" else "ltr"), f"{name}: change runs the wrong way")
    faults.check(page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), f"{name}: the page of two dates is wider than the window")
    for fault in page.evaluate(CONTRAST):
        faults.append(f"{name}, two dates: contrast of {fault}")


def removing(page, faults, name):
    """Clearing a box changes the score, and putting all back leaves nothing changed."""
    said = page.evaluate("JSON.parse(document.getElementById('model').textContent).words")
    boxes = page.locator("input[data-f]")
    for place in range(boxes.count()):
        boxes.nth(place).press("Space")
    faults.check(page.locator(".now").inner_text().startswith(said["taken.some"].split("{")[0].strip()), f"{name}: nothing is told when findings are taken out")
    faults.check(page.locator("td.changed").count() > 0, f"{name}: no value changes without any finding")
    page.locator("button.reset").click()
    faults.check(page.locator(".now").inner_text() == said["taken.none"] and page.locator("td.changed").count() == 0, f"{name}: not all is put back")


def clicking(page, faults, name):
    """The words of a finding are a button: a click, Enter and the space bar take it out as its box does, and the exact score stands beside it."""
    said = page.evaluate("JSON.parse(document.getElementById('model').textContent).words")
    told = said["taken.some"].split("{")[0].strip()
    marks = page.locator(".text mark[aria-pressed]")
    faults.check(marks.count() >= 3, f"{name}: the words of findings are no buttons")
    faults.check(page.locator(".text mark:not([aria-pressed])[tabindex], .text mark[aria-pressed]:not([role=button])").count() == 0, f"{name}: a mark is half a button")
    faults.check(page.locator("p.how").is_visible(), f"{name}: nobody is told that words can be clicked")
    mark = marks.first
    box = page.locator(f"input[data-f='{mark.get_attribute('data-f').split(' ')[0]}']")
    described = page.evaluate("e => document.getElementById(e.getAttribute('aria-describedby'))?.ariaLabel", mark.element_handle())
    faults.check(bool(described), f"{name}: the words of a finding do not say what was found")

    def state():
        return mark.get_attribute("aria-pressed"), box.is_checked(), "removed" in mark.get_attribute("class")

    before = state()
    faults.check(before == ("false", True, False), f"{name}: a mark is out before it is touched: {before}")
    mark.scroll_into_view_if_needed()
    for act in [mark.click, lambda: mark.press("Enter"), lambda: mark.press("Space")]:
        scrolled = page.evaluate("scrollY")
        act()
        faults.check(state() == ("true", False, True), f"{name}: a finding is not taken out by its words: {state()}")
        by_words = page.locator(".now").inner_text()
        faults.check(by_words.startswith(told) and page.locator(".panel .outcome").inner_text() == by_words, f"{name}: the score is not told beside the text")
        mark.press("Enter")
        faults.check(state() == before and page.locator(".panel .outcome").count() == 0, f"{name}: a finding is not put back by its words: {state()}")
        faults.check(abs(page.evaluate("scrollY") - scrolled) < 200, f"{name}: the space bar scrolls")
    box.press("Space")
    faults.check(state() == ("true", False, True) and page.locator(".now").inner_text() == by_words, f"{name}: the box and the words differ")
    page.locator("button.reset").click()
    faults.check(state() == before, f"{name}: not all words are put back")
    # Marking words to copy them is no click on them.
    page.evaluate("m => getSelection().selectAllChildren(m)", mark.element_handle())
    mark.dispatch_event("click")
    faults.check(state() == before, f"{name}: selecting words takes them out")
    page.evaluate("getSelection().removeAllRanges()")


def blind(page, faults):
    faults.check(not page.locator("table").first.is_visible() and page.locator("section.flags").is_visible(), "blind: values are shown first, or flags are not")
    faults.check(page.locator(".text mark[role], .text mark[tabindex]").count() == 0 and not page.locator("p.how").is_visible(), "blind: the words of findings are buttons before an impression")
    page.locator("textarea").fill("Low mood, poor sleep.")
    page.get_by_role("button", name="Show what was measured").press("Enter")
    faults.check(page.locator("table").first.is_visible(), "blind: nothing appears")
    faults.check(page.locator(".text mark[aria-pressed]").count() > 0, "blind: the words of findings stay dead")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--screenshots")
    options = parser.parse_args()
    browser_path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        browser_path = None
    if not browser_path:
        print("no browser: install chromium, and playwright for Python")
        sys.exit(77)
    faults, requests = Faults(), []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        for name, request in REQUESTS.items():
            address = write_page(os.path.abspath(options.program), request, folder, name)
            for scheme in ["light", "dark"]:
                context = browser.new_context(color_scheme=scheme, viewport={"width": 1100, "height": 900})
                started = time.monotonic()
                page = opened(context, address, requests)
                # Open: all is read and laid out, and the page answers to a pointer.
                page.locator(".text button.mark").first.hover()
                wait(page, "document.querySelector('.panel dl') !== null")
                seconds, work = time.monotonic() - started, busy(context, page)
                wait(page, "document.querySelector('#check').dataset.wrong !== undefined")
                if name == "long":
                    print(f"interview of 15,000 words, {os.path.getsize(address[7:]) // 1000} kB, {scheme}: open in {seconds:.2f} s, {work:.2f} s of work")
                    faults.check(work < 2, f"long: it takes {work:.2f} s of work to open")
                else:
                    reading(page, faults, f"{name}", request)
                    if scheme == "light":
                        keyboard(page, faults, name)
                        scored(page, faults, name)
                        removing(page, faults, name)
                        clicking(page, faults, name)
                if options.screenshots:
                    os.makedirs(options.screenshots, exist_ok=True)
                    page.screenshot(path=os.path.join(options.screenshots, f"{name}-{scheme}.png"), full_page=name != "long")
                context.close()
        for name in ["en", "ar", "ja"]:
            visits = [{**REQUESTS[name], "id": f"{name}-{day}", "subject": "p1", "date": day} for day in ["2026-01-05", "2026-03-02"]]
            visits[1]["text"] += LATER[name]
            address = write_page(os.path.abspath(options.program), visits, folder, f"{name}-dates")
            context = browser.new_context(viewport={"width": 1100, "height": 900})
            page = opened(context, address, requests)
            dated(page, faults, name)
            if options.screenshots:
                page.screenshot(path=os.path.join(options.screenshots, f"{name}-dates.png"), full_page=True)
            context.close()
        context = browser.new_context(viewport={"width": 390, "height": 800})
        page = opened(context, "file://" + os.path.join(folder, "en.html"), requests)
        faults.check(page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), "narrow: the page is wider than a telephone")
        if options.screenshots:
            page.screenshot(path=os.path.join(options.screenshots, "en-narrow.png"), full_page=True)
        blind(opened(context, write_page(os.path.abspath(options.program), REQUESTS["en"], folder, "blind", "--blind-first"), requests), faults)
        page = opened(context, "file://" + os.path.join(folder, "en.html"), requests)
        page.emulate_media(media="print")
        faults.check(not page.locator(".panel").is_visible() and page.locator(".text").is_visible(), "print: the panel is printed, or the text is not")
        faults.check(not page.locator("p.how").is_visible(), "print: what only a screen can do is printed")
        context = browser.new_context(java_script_enabled=False)
        page = opened(context, "file://" + os.path.join(folder, "en.html"), requests)
        faults.check(page.locator(".text mark").count() >= 3 and page.locator(".text mark[role], p.how:visible").count() == 0, "no script: words pretend to be buttons, or are not marked")
        browser.close()
    for address in sorted(set(requests)):
        faults.append(f"the page asks for something: {address[:100]}")
    for fault in faults:
        print("FAULT", fault)
    print(f"{len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
