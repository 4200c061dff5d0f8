/** What a film says of itself. */
export interface FilmFacts {
  width: number;
  height: number;
  seconds: number;
}

interface Box {
  type: string;
  start: number;
  end: number;
}

const HEAD = 8;
/** No real film nests or repeats boxes this often. */
const MAX_BOXES = 500;

/** The boxes between two offsets; stops at the first that does not fit. `isWhole`: they filled the place exactly. */
function boxesOf(bytes: Buffer, from: number, to: number): { boxes: Box[]; isWhole: boolean } {
  const boxes: Box[] = [];
  let at = from;
  while (at + HEAD <= to && boxes.length < MAX_BOXES) {
    const short = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + HEAD);
    // 1: a 64-bit length follows; 0: to the end of the file.
    const isLong = short === 1 && at + 16 <= to;
    const length = isLong ? Number(bytes.readBigUInt64BE(at + HEAD)) : short === 0 ? to - at : short;
    if (length < HEAD || at + length > to) return { boxes, isWhole: false };
    boxes.push({ type, start: at + (isLong ? 16 : HEAD), end: at + length });
    at += length;
  }
  return { boxes, isWhole: at === to };
}

function child(bytes: Buffer, parent: { start: number; end: number }, type: string): Box | undefined {
  return boxesOf(bytes, parent.start, parent.end).boxes.find((box) => box.type === type);
}

function durationOf(bytes: Buffer, header: Box): number {
  const isLong = bytes[header.start] === 1;
  const at = header.start + (isLong ? 20 : 12);
  if (at + (isLong ? 12 : 8) > header.end) return Number.NaN;
  const scale = bytes.readUInt32BE(at);
  const length = isLong ? Number(bytes.readBigUInt64BE(at + 4)) : bytes.readUInt32BE(at + 4);
  return length / scale;
}

/** Width and height of a track header: its last eight bytes, 16.16 fixed point. Sound has 0 × 0. */
function sizeOf(bytes: Buffer, header: Box): { width: number; height: number } {
  if (header.end - header.start < 84) return { width: 0, height: 0 };
  return { width: bytes.readUInt16BE(header.end - 8), height: bytes.readUInt16BE(header.end - 4) };
}

/** Reads the headers of an MP4 film. Null for anything incomplete: nobody can play it. */
export function readFilm(bytes: Buffer): FilmFacts | null {
  const { boxes, isWhole } = boxesOf(bytes, 0, bytes.length);
  const movie = boxes.find((box) => box.type === 'moov');
  const hasMedia = boxes.some((box) => box.type === 'mdat');
  const header = movie && child(bytes, movie, 'mvhd');
  if (!isWhole || !movie || !hasMedia || !header) return null;
  const seconds = durationOf(bytes, header);
  const sizes = boxesOf(bytes, movie.start, movie.end)
    .boxes.filter((box) => box.type === 'trak')
    .flatMap((track) => child(bytes, track, 'tkhd') ?? [])
    .map((track) => sizeOf(bytes, track));
  const picture = sizes.find(({ width, height }) => width > 0 && height > 0);
  return picture && Number.isFinite(seconds) && seconds > 0 ? { ...picture, seconds } : null;
}
