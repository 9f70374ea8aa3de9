// One check is one rule on one page; it passes when it has no findings.
export class Report {
  passed = 0
  failures = []

  check(page, rule, findings) {
    if (findings.length === 0) this.passed++
    else this.failures.push({ page, rule, findings: [...new Set(findings)] })
  }

  print(out) {
    const order = (a, b) => a.page < b.page ? -1 : a.page > b.page ? 1 : 0
    for (const { page, rule, findings } of this.failures.sort(order)) {
      for (const finding of findings) out(`${page}: ${rule}: ${finding.replace(/\s+/g, ' ')}`)
    }
    out(`${this.passed} passed, ${this.failures.length} failed`)
  }
}
