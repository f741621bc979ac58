import type { FullResult, Reporter, TestCase } from "@playwright/test/reporter";

/** Says why tests were skipped, and ends with the line that every module of the build ends with. */
export default class ClosingLine implements Reporter {
  private readonly tests = new Set<TestCase>();

  onTestEnd(test: TestCase) {
    this.tests.add(test);
  }

  onEnd({ status }: FullResult) {
    const tests = [...this.tests];
    const skipped = tests.filter((test) => test.outcome() === "skipped");
    for (const test of skipped) {
      const why = test.annotations.find(({ type }) => type === "skip")?.description ?? "no reason was given";
      console.log(`browser: skipped: ${test.title}: ${why}`);
    }
    const passed = tests.filter((test) => test.outcome() === "expected").length;
    const failed = tests.length - passed - skipped.length;
    // A run that broke off before its tests did has failed too.
    const broken = status !== "passed" && failed === 0 ? 1 : 0;
    console.log(`browser: ${passed} passed, ${failed + broken} failed, ${skipped.length} skipped`);
  }

  printsToStdio() {
    return true;
  }
}
