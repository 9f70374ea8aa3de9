import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { badSite, expected, goodSite } from './lib/sample.mjs'

const scratch = mkdtempSync(join(tmpdir(), 'gate-'))
const complaints = []
const claim = (holds, text) => { if (!holds) complaints.push(text) }

try {
  const good = await gate(write('good', goodSite))
  claim(good.status === 0 && good.lines.length === 1, `good site: exit ${good.status}\n${good.output}`)
  claim(/^[1-9]\d* passed, 0 failed$/.test(good.lines.at(-1)), `good site: last line is "${good.lines.at(-1)}"`)

  const empty = await gate(write('empty', {}))
  claim(empty.status === 1, `empty site: exit ${empty.status}`)

  const bad = await gate(write('bad', badSite))
  claim(bad.status === 1, `bad site: exit ${bad.status}`)
  const heard = rulesByPage(bad.lines)
  for (const page of new Set([...expected.keys(), ...heard.keys()])) {
    const want = [...expected.get(page) ?? []].sort().join(', ')
    const got = [...heard.get(page) ?? []].sort().join(', ')
    claim(want === got, `${page}: reported [${got}], planted [${want}]`)
  }
} finally {
  rmSync(scratch, { recursive: true })
}

for (const complaint of complaints) console.log(complaint)
console.log(complaints.length ? `selftest failed` : `selftest: ${expected.size} planted faults found, good site passes`)
process.exitCode = complaints.length ? 1 : 0

function write(name, files) {
  const dir = join(scratch, name)
  mkdirSync(dir)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), content)
  }
  return dir
}

function gate(dir) {
  return new Promise(resolve => {
    execFile(process.execPath, [join(import.meta.dirname, 'check.mjs'), dir], { maxBuffer: 1 << 26 },
      (error, stdout, stderr) => resolve({
        status: error ? error.code : 0,
        lines: stdout.trimEnd().split('\n'),
        output: stdout + stderr,
      }))
  })
}

// "page: axe dark 320: color-contrast: ..." becomes "axe dark color-contrast".
// Light is left unsaid, and dark and print too where light has the same fault.
function rulesByPage(lines) {
  const found = new Map()
  for (const line of lines.slice(0, -1)) {
    const [page, rule, detail] = line.split(': ')
    const look = rule.match(/^axe (light|dark|print)/)?.[1]
    const name = !look ? rule : look === 'light' ? `axe ${detail}` : `axe ${look} ${detail}`
    found.set(page, (found.get(page) ?? new Set()).add(name))
  }
  for (const rules of found.values()) {
    for (const rule of rules) {
      if (/^axe (dark|print) /.test(rule) && rules.has(rule.replace(/ (dark|print)/, ''))) rules.delete(rule)
    }
  }
  return found
}
