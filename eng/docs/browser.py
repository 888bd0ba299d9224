"""browser.py SITE AXE SHOTS [PAGE...]: opens every page of the site in headless Chromium, or those named.

Each page is loaded once and looked at wide and narrow, light and dark: nothing on the console may be an error, axe-core finds no
violation of WCAG 2.1 A and AA, and no page scrolls sideways. Prints "NAME passed failed", and what is wrong. With pages named,
pictures of them go to SHOTS.
"""
import asyncio
import base64
import functools
import http.server
import json
import pathlib
import subprocess
import sys
import tempfile
import threading

import websockets

# None of the windows is in front, and none may be slowed down for that.
CHROMIUM = [
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "--disable-renderer-backgrounding",
    "--disable-background-timer-throttling", "--disable-backgrounding-occluded-windows"]
WIDTHS = {"wide": 1280, "narrow": 380}
TABS = 2
SECONDS = 60
# A page's list and bar are drawn by a script once they have been fetched.
READY = """new Promise(done => {
    const look = () => document.querySelector('#toc li, #navbar li') && document.fonts.status === 'loaded'
        ? done(true) : setTimeout(look, 20);
    look();
})"""
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
# Contrast is all that the colours of the dark theme can spoil.
AXE = """axe.run(document, {runOnly: RULES, resultTypes: ['violations'], elementRef: false}).then(result =>
    result.violations.flatMap(v => v.nodes.slice(0, 3).map(node => v.id + ': ' + node.target + ' ' + node.html.slice(0, 120))))"""
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_):
        pass


class Tab:
    """A page of the browser, by the DevTools protocol."""

    def __init__(self, socket):
        self.socket, self.number = socket, 0
        self.answers, self.events, self.errors = {}, {}, []
        self.reader = asyncio.ensure_future(self.read())

    async def read(self):
        """Sorts what comes: answers, the end of loading, errors."""
        async for text in self.socket:
            message = json.loads(text)
            method, what = message.get("method"), message.get("params", {})
            if "id" in message:
                self.answers.pop(message["id"]).set_result(message)
            elif method == "Page.loadEventFired" and method in self.events:
                self.events.pop(method).set_result(True)
            elif method == "Runtime.exceptionThrown":
                details = what["exceptionDetails"]
                self.errors.append("exception: " + details.get("exception", {}).get("description", details["text"]))
            elif method == "Runtime.consoleAPICalled" and what["type"] in ("error", "assert"):
                self.errors.append("console: " + " ".join(str(a.get("value", a.get("description"))) for a in what["args"]))
            elif method == "Log.entryAdded" and what["entry"]["level"] == "error":
                self.errors.append(f"log: {what['entry']['text']} {what['entry'].get('url', '')}")

    async def send(self, method, **parameters):
        """The result of a command."""
        self.number += 1
        answer = self.answers[self.number] = asyncio.get_running_loop().create_future()
        await self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        message = await asyncio.wait_for(answer, SECONDS)
        if "error" in message:
            raise RuntimeError(f"{method}: {message['error']['message']}")
        return message["result"]

    async def evaluate(self, script):
        """The value of a script, or of its promise."""
        result = await self.send("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"].get("exception", {}).get("description", "a script failed"))
        return result["result"].get("value")

    async def open(self, address):
        """Loads a page."""
        loaded = self.events["Page.loadEventFired"] = asyncio.get_running_loop().create_future()
        await self.send("Page.navigate", url=address)
        await asyncio.wait_for(loaded, SECONDS)
        await asyncio.wait_for(self.evaluate(READY), SECONDS)


class Inspector:
    """Looks at pages, one after the other in each of its tabs."""

    def __init__(self, base, axe, shots):
        self.base, self.axe, self.shots = base, axe, shots
        self.wrong = {}

    async def inspect(self, tab, page):
        """What is wrong with a page."""
        tab.errors.clear()
        await self.size(tab, "wide")
        await tab.open(self.base + page)
        await tab.evaluate(self.axe)
        wrong = []
        for name in WIDTHS:
            await self.size(tab, name)
            width = await tab.evaluate(DRAWN + ".then(() => document.documentElement.scrollWidth)")
            if width > WIDTHS[name]:
                wrong.append(f"{name}: {width} pixels wide")
            for theme in ("light", "dark"):
                await tab.evaluate(f"document.documentElement.setAttribute('data-bs-theme', '{theme}')")
                rules = ALL if theme == "light" else COLOURS
                wrong += [f"{name}, {theme}: {text}" for text in await tab.evaluate(AXE.replace("RULES", json.dumps(rules)))]
                if self.shots:
                    await self.picture(tab, f"{page.replace('/', '_')}-{name}-{theme}.png")
        return wrong + tab.errors

    async def size(self, tab, name):
        """Makes the window wide or narrow."""
        await tab.send(
            "Emulation.setDeviceMetricsOverride", width=WIDTHS[name], height=900, deviceScaleFactor=1, mobile=False)

    async def picture(self, tab, name):
        """Keeps a picture of the window."""
        shot = await tab.send("Page.captureScreenshot", format="png")
        (self.shots / name).write_bytes(base64.b64decode(shot["data"]))

    async def work(self, address, pages):
        """A tab's part of the pages."""
        async with websockets.connect(address, max_size=None) as socket:
            tab = Tab(socket)
            for domain in ("Page", "Runtime", "Log"):
                await tab.send(f"{domain}.enable")
            # Colours that fade over are none to be measured.
            await tab.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
            while pages:
                page = pages.pop()
                try:
                    self.wrong[page] = await self.inspect(tab, page)
                except (RuntimeError, asyncio.TimeoutError) as error:
                    self.wrong[page] = [f"cannot be inspected: {error!r}"]
            tab.reader.cancel()


async def browse(port, inspector, pages):
    """Opens the tabs of a browser that listens."""
    async with websockets.connect(port, max_size=None) as socket:
        browser = Tab(socket)
        addresses = []
        for _ in range(TABS):
            target = (await browser.send("Target.createTarget", url="about:blank", newWindow=True))["targetId"]
            addresses.append(f"{port.split('/devtools')[0]}/devtools/page/{target}")
        await asyncio.gather(*(inspector.work(address, pages) for address in addresses))
        await browser.send("Browser.close")
        browser.reader.cancel()


def main():
    site, axe, shots = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    named = sys.argv[4:]
    pages = named or [str(path.relative_to(site)) for path in sorted(site.rglob("*.html")) if path.name != "toc.html"]
    if named:
        shots.mkdir(parents=True, exist_ok=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as profile:
        command = [*CHROMIUM, f"--user-data-dir={profile}"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as chromium:
            try:
                port = next(line.split()[-1] for line in chromium.stderr if line.startswith("DevTools listening on"))
                threading.Thread(target=chromium.stderr.read, daemon=True).start()
                inspector = Inspector(f"http://127.0.0.1:{server.server_port}/", axe.read_text(), shots if named else None)
                asyncio.run(browse(port, inspector, list(reversed(pages))))
            finally:
                chromium.terminate()
    for page in pages:
        for line in inspector.wrong[page]:
            print(f"{page}: {line}", file=sys.stderr)
    bad = sum(map(bool, inspector.wrong.values()))
    print(f"docs-browser {len(pages) - bad} {bad}")


if __name__ == "__main__":
    main()
