import type { CSSProperties } from 'react';
import type { Labels, Tone } from '@/lib/labels';
import { COLORS } from '@/lib/theme';

const TONES: Readonly<Record<Tone, CSSProperties>> = {
  ink: { color: COLORS.ink2, background: COLORS.sunken },
  jade: { color: COLORS.jade, background: COLORS.jadeSoft },
  amber: { color: COLORS.amber, background: COLORS.amberSoft },
  indigo: { color: COLORS.indigo, background: COLORS.indigoSoft },
  brand: { color: COLORS.brandDeep, background: COLORS.brandSoft },
  gold: { color: COLORS.gold, background: COLORS.goldSoft },
};

/** A word on its tint. */
export function ToneTag({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className="tone-tag" style={TONES[tone]}>
      {children}
    </span>
  );
}

interface Props<T extends string> {
  labels: Labels<T>;
  state: T;
  /** The server's own words, where it sends them. */
  text?: string;
}

/** A state as a word in its tone; the table of words and tones is exhaustive by type. */
export function StatusTag<T extends string>({ labels, state, text }: Props<T>) {
  const [word, tone] = labels[state];
  return <ToneTag tone={tone}>{text || word}</ToneTag>;
}
