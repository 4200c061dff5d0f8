import type { PressableProps } from './pressable-contract';

const STATES: Partial<Record<NonNullable<PressableProps['role']>, string>> = {
  tab: 'aria-selected',
  option: 'aria-selected',
  radio: 'aria-checked',
  checkbox: 'aria-checked',
  switch: 'aria-checked',
};

/** What is said about something that can be chosen; nothing about the rest. */
export function selectionState(
  role: NonNullable<PressableProps['role']>,
  selected: boolean | undefined,
): Record<string, boolean> {
  const state = STATES[role];
  return state ? { [state]: selected ?? false } : {};
}
