/** A text does not follow its notation. The message says what was wrong and how it should be, never a word of the text. */
export class NotationError extends Error {}
