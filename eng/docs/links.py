"""links.py SITE: every link and every anchor of the site, checked without a browser.

Prints "NAME passed failed" for pages, and a line for each link that leads nowhere. Links to other sites are not followed.
"""
import html.parser
import pathlib
import sys
import urllib.parse


class Page(html.parser.HTMLParser):
    """The links and the anchors of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.anchors = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == "id" or (name == "name" and tag == "a"):
                self.anchors.add(value)
            elif name in ("href", "src") and value is not None:
                self.links.append(value)


def check(site, pages, path):
    """What is wrong with the links of a page."""
    for link in pages[path].links:
        parts = urllib.parse.urlsplit(link)
        if parts.scheme or parts.netloc:
            if parts.scheme not in ("http", "https"):
                yield f"{link}: what is that?"
            continue
        target = path if not parts.path else (path.parent / urllib.parse.unquote(parts.path)).resolve()
        if target.is_dir():
            target /= "index.html"
        if site not in target.parents or not target.is_file():
            yield f"{link}: no such file"
        elif parts.fragment and target in pages and urllib.parse.unquote(parts.fragment) not in pages[target].anchors:
            yield f"{link}: no such anchor"


def main():
    site = pathlib.Path(sys.argv[1]).resolve()
    pages = {path: Page(path.read_text()) for path in sorted(site.rglob("*.html"))}
    bad = 0
    for path in pages:
        wrong = list(check(site, pages, path))
        bad += bool(wrong)
        for line in wrong:
            print(f"{path.relative_to(site)}: {line}", file=sys.stderr)
    print(f"docs-links {len(pages) - bad} {bad}")


if __name__ == "__main__":
    main()
