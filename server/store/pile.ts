import type { Cell } from './tables.ts'

/**
 * Responses to one questionnaire, column by column and in no object each: adding them up takes less time than looking
 * for objects in memory.
 */
export class Pile {
  /** 0, 1, 2… */
  readonly all: number[] = []
  /** 20261123 */
  readonly days: number[] = []
  readonly about: Cell[] = []
  /** The codes of their characters, one response after another. */
  answers = new Uint8Array(1024)

  put(day: number, about: Cell, answers: string) {
    const from = this.all.length * answers.length
    this.all.push(this.all.length)
    this.days.push(day)
    this.about.push(about)
    if (from + answers.length > this.answers.length) {
      const larger = new Uint8Array(2 * this.answers.length)
      larger.set(this.answers)
      this.answers = larger
    }
    for (let k = 0; k < answers.length; k++) this.answers[from + k] = answers.charCodeAt(k)
  }
}
