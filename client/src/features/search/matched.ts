/** A text in pieces, those that were typed marked; several words are several matches. */
export function matched(text: string, typed: string): { text: string; isMatch: boolean }[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const plain = text.toLowerCase();
  // Letters whose capital has another length would shift every place after them.
  if (words.length === 0 || plain.length !== text.length) return [{ text, isMatch: false }];
  const marks = new Array<boolean>(text.length).fill(false);
  for (const word of words)
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length))
      marks.fill(true, at, at + word.length);
  const pieces: { text: string; isMatch: boolean }[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const isMatch = marks[index] === true;
    const last = pieces[pieces.length - 1];
    if (last && last.isMatch === isMatch) last.text += text.charAt(index);
    else pieces.push({ text: text.charAt(index), isMatch });
  }
  return pieces;
}
