import { useState } from 'react';
import type { Combobox } from '@/components/base/text-input-contract';
import { useSuggestions, type Suggestion } from './api';

export const LIST_ID = 'search-suggestions';
export const optionId = (index: number): string => `search-suggestion-${index}`;

/** The first one is always what was typed, as it stands. */
export type Option = Suggestion | { kind: 'typed'; text: string };

interface Typing {
  /** What stands in the input now. */
  typed: string;
  /** The same, once the fingers rest. */
  settled: string;
  open: boolean;
  onTake: (option: Option) => void;
}

/** The options for what is being typed, and the keys that walk through them. */
export function useSuggest({ typed, settled, open, onTake }: Typing) {
  const { data } = useSuggestions(settled);
  const [choice, setChoice] = useState({ typed, active: -1 });
  // Other letters, another list: a choice made for the old one is void.
  const active = choice.typed === typed ? choice.active : -1;
  const options: Option[] = [{ kind: 'typed', text: typed }, ...(settled === '' ? [] : (data ?? []))];

  const walk = (step: 1 | -1): void => {
    const places = options.length + 1;
    setChoice({ typed, active: ((active + 1 + step + places) % places) - 1 });
  };
  const onKey: Combobox['onKey'] = (key) => {
    if (!open) return false;
    if (key === 'down') walk(1);
    else if (key === 'up') walk(-1);
    else if (key === 'escape') {
      if (active < 0) return false;
      setChoice({ typed, active: -1 });
    } else {
      const option = options[active];
      if (!option) return false;
      onTake(option);
    }
    return true;
  };
  const combobox: Combobox = {
    listId: LIST_ID,
    open,
    activeId: active >= 0 ? optionId(active) : undefined,
    onKey,
  };
  return { options, active, combobox };
}
