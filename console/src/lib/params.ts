import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** A filter that lives in the address, so that it can be sent to a colleague: `const [state, setState] = useParam('state')`. */
export function useParam(name: string): [string | undefined, (value: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string | undefined) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (value) next.set(name, value);
          else next.delete(name);
          return next;
        },
        { replace: true },
      ),
    [name, setParams],
  );
  return [params.get(name) ?? undefined, set];
}

/** As {@link useParam}, for one of a closed set: anything else in the address counts as absent. */
export function useChoiceParam<T extends string>(
  name: string,
  choices: Readonly<Record<T, unknown>>,
): [T | undefined, (value: T | undefined) => void] {
  const [value, set] = useParam(name);
  return [value !== undefined && Object.hasOwn(choices, value) ? (value as T) : undefined, set];
}
