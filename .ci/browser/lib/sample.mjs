// A small good site in the shape of the real one, and one page for each fault the gate must find.
const css = `
:root { color-scheme: light dark; --text: #1a1a1a; --back: #fff; --link: #0b4f8a; --del: #8a1c1c; --ins: #14532d; }
@media (prefers-color-scheme: dark) {
  :root { --text: #eee; --back: #161616; --link: #8cc4ff; --del: #ffb3b3; --ins: #a6e9bb; }
}
body { margin: 1rem; color: var(--text); background: var(--back); font: 1rem/1.5 sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
a:focus-visible, [tabindex]:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
del { color: var(--del); text-decoration: line-through; }
ins { color: var(--ins); text-decoration: underline; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -9999px; }
.skip:focus { position: static; }
.bare { text-decoration: none; }
.low { color: #999; background: #fff; }
.wide { width: 50rem; }
.scroll { overflow-x: auto; }
.ringless:focus-visible { outline: none; }
@media (prefers-color-scheme: dark) { .low-in-dark { color: #444; background: #161616; } }
@media print { .low-in-print { color: #ccc; background: #fff; } }
`

const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">`

const good = `<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
${policy}
<meta name="viewport" content="width=device-width">
<title>Villkor för el</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#main">Till innehållet</a>
<nav aria-label="Sidor"><a href="/">Översikt</a> <a href="/villkor/el@2026-01-15.html#p1">Villkor 1 §</a></nav>
<main id="main">
<h1>Villkor för el</h1>
<h2 id="p1">1 §</h2>
<p>Uppsägningstiden är <del><span class="hidden">[borttaget] </span>en månad</del>
<ins><span class="hidden">[tillagt] </span>två månader</ins> från <time datetime="2026-03-01">1 mars 2026</time>.</p>
<p><a href="https://example.org/">Den officiella sidan</a></p>
<p><ins class="bare"><strong>Tillagt:</strong> en mening</ins></p>
<details><summary>Mer</summary><p><a href="/villkor/tj%C3%A4nster.html#förråd">Förråd</a></p></details>
<div class="scroll" tabindex="0" role="region" aria-label="Bred tabell"><div class="wide">Bred tabell</div></div>
<svg width="200" height="40" role="group" aria-label="Tidslinje"><a href="#p1" aria-label="1 mars"><rect width="90" height="30"/></a></svg>
<!-- here -->
</main>
</body>
</html>
`

export const goodSite = {
  'style.css': css,
  'index.html': good,
  'villkor/el@2026-01-15.html': good,
  'villkor/tjänster.html': good.replace('id="p1"', 'id="förråd"').replaceAll('"#p1"', '"#förråd"'),
}

const put = html => ['<!-- here -->', html]

// page: [what to replace, by what, the rules that must speak up, and no others]
const faults = {
  'no-lang': [' lang="sv"', '', ['lang', 'axe html-has-lang']],
  'no-csp': [policy, '', ['csp']],
  'no-title': ['<title>Villkor för el</title>', '', ['axe document-title', 'vnu']],
  'del-without-text': ['<span class="hidden">[borttaget] </span>', '', ['redline-marker']],
  'ins-without-text': ['<span class="hidden">[tillagt] </span>', '', ['redline-marker']],
  'ins-marker-unread': ['class="hidden">[till', 'class="hidden" aria-hidden="true">[till', ['redline-marker']],
  'del-without-line': ['<del>', '<del class="bare">', ['redline-colour']],
  'colour-only': ['<del><span class="hidden">[borttaget] </span>', '<del class="bare">', ['redline-marker', 'redline-colour']],
  'broken-link': [...put('<p><a href="/saknas.html">Saknas</a></p>'), ['link']],
  'broken-fragment': [...put('<p><a href="/index.html#saknas">Saknas</a></p>'), ['fragment']],
  'broken-own-fragment': [...put('<p><a href="#saknas">Saknas</a></p>'), ['fragment']],
  'inline-script': [...put('<script>document.title = "x"</script>'), ['csp', 'script']],
  'inline-style': [...put('<p style="color: red">Rött</p>'), ['csp', 'axe color-contrast']],
  'handler': [...put('<p onclick="alert(1)">Tryck</p>'), ['csp', 'script']],
  'low-contrast': [...put('<p class="low">Ljust</p>'), ['axe color-contrast']],
  'overflow': [...put('<p class="wide">Brett</p>'), ['overflow']],
  'external-image': [...put('<p><img src="https://example.org/bild.png" alt="Bild"></p>'), ['external', 'external without CSP', 'csp']],
  'missing-image': [...put('<p><img src="/saknas.png" alt="Bild"></p>'), ['console', 'link']],
  'no-alt': [...put('<p><img src="/bild.svg"></p>'), ['axe image-alt', 'vnu']],
  'two-h1': [...put('<h1>En till</h1>'), ['h1']],
  'no-main': ['<main id="main">', '<div id="main">', ['main', 'skip-link', 'axe landmark-one-main', 'axe region', 'vnu']],
  'no-skip-link': ['<a class="skip" href="#main">Till innehållet</a>', '', ['skip-link']],
  'unreachable': [...put('<p><a href="/" tabindex="-1">Start</a></p>'), ['focus-reach']],
  'no-outline': [...put('<p><a class="ringless" href="/">Start</a></p>'), ['focus-visible']],
  'skip-link-stays-out': ['class="skip"', 'class="hidden"', ['focus-visible']],
  'öppen': [...put('<p><span>Öppen</p>'), ['vnu']],
  'dark/index': [...put('<p class="low-in-dark">Mörkt</p>'), ['axe dark color-contrast']],
  'print/index': [...put('<p class="low-in-print">Ljust</p>'), ['axe print color-contrast']],
}

export const badSite = { ...goodSite, 'bild.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' }
export const expected = new Map()
for (const [name, [from, to, rules]] of Object.entries(faults)) {
  if (!good.includes(from)) throw new Error(`${name}: nothing to replace`)
  badSite[`${name}.html`] = good.replace(from, to)
  expected.set(`${name}.html`, rules)
}
