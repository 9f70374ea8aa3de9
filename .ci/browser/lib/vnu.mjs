import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')

// One short run gains nothing from the optimising compiler; what it runs instead needs a deeper stack.
const java = ['-Xss8m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']

// Errors by page, or undefined where there is no Java to run the checker with.
export async function vnu(dir) {
  const { missing, text } = await run('java',
    [...java, '-jar', jar, '--errors-only', '--skip-non-html', '--format', 'json', dir])
  if (missing) return undefined
  const found = new Map()
  for (const { url, message, lastLine } of messagesIn(text)) {
    const page = url ? relative(dir, fileURLToPath(url)) : '(vnu)'
    found.set(page, [...(found.get(page) ?? []), `line ${lastLine ?? '?'}: ${message}`])
  }
  return found
}

// A checker that fell over says so in plain text, which must not pass for a clean answer.
function messagesIn(text) {
  try {
    return JSON.parse(text).messages
  } catch {
    return [{ message: `no answer: ${text}` }]
  }
}

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', part => { text += part })
    }
    child.on('error', error => error.code === 'ENOENT' ? resolve({ missing: true }) : reject(error))
    child.on('close', () => resolve({ missing: false, text }))
  })
}
