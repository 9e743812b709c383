/** What the style sheet calls `name`, such as `--pri`: a drawing on a canvas follows the sheet like everything else. */
export const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
