/** Cells as people and programs leave them. */

/** Spreadsheets are told `="0123"` so that zeros stay; that is no part of the text. */
export const plain = (text: string): string => text.trim().replace(/^="([^"]*)"$/, '$1')
