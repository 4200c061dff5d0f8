/** A path of setData, e.g. `root.cn.[0].cn[1].v`, in its steps. */
export function pathSteps(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  );
}

type Tree = Record<string | number, unknown>;

/** Puts a value where the path says, making what is missing on the way there. */
export function putAt(data: Tree, path: string, value: unknown): void {
  const steps = pathSteps(path);
  const last = steps.pop();
  if (last === undefined) return;
  let place = data;
  steps.forEach((step, index) => {
    const next = steps[index + 1] ?? last;
    if (typeof place[step] !== 'object' || place[step] === null)
      place[step] = typeof next === 'number' ? [] : {};
    place = place[step] as Tree;
  });
  place[last] = value;
}

/** More than this in one setData and WeChat refuses it. */
export const SET_DATA_LIMIT = 1024 * 1024;

/** Bytes that travel to the view layer. */
export const sizeOf = (json: string): number => Buffer.byteLength(json);
