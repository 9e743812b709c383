/**
 * One line ending, no control characters, and no marks that turn the direction of writing and so could make a comment
 * read as something else; composed, so that equal texts are equal.
 */
export const cleanComment = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .toWellFormed()
    .normalize('NFC')
    .trim()
