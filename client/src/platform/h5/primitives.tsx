/**
 * Stands in for `@tarojs/components` on H5: plain elements. Taro's own are custom elements whose runtime was 25 KB gzip
 * of the first load, and each text and box of a page was one of them. What is not here does not exist on H5: the build
 * fails on it. See docs/adr/0013-h5-runtime.md.
 */
import type { CSSProperties, HTMLAttributes } from 'react';

type Box = HTMLAttributes<HTMLElement> & {
  /** Mini-programs stop touches from reaching what is below; here a scrim does by covering it. */
  catchMove?: boolean;
};

export function View({ catchMove: _catchMove, ...rest }: Box) {
  return <div {...rest} />;
}

export function Text({ userSelect, ...rest }: HTMLAttributes<HTMLElement> & { userSelect?: boolean }) {
  return <span data-select={userSelect || undefined} {...rest} />;
}

type Scroller = HTMLAttributes<HTMLElement> & {
  scrollX?: boolean;
  scrollY?: boolean;
  enhanced?: boolean;
  showScrollbar?: boolean;
  scrollIntoView?: string;
  scrollWithAnimation?: boolean;
};

/** Nothing on H5 asks to be scrolled into view: see `canReveal`. */
export function ScrollView(props: Scroller) {
  const { scrollX, scrollY, enhanced, showScrollbar, className = '', ...rest } = props;
  delete rest.scrollIntoView;
  delete rest.scrollWithAnimation;
  const names = [
    'h5-scroll',
    scrollX ? 'h5-scroll-x' : '',
    scrollY ? 'h5-scroll-y' : '',
    enhanced && showScrollbar === false ? 'h5-scroll-bare' : '',
    className,
  ];
  return <div className={names.filter(Boolean).join(' ')} {...rest} />;
}

export function Canvas({ id, style }: { id: string; style?: CSSProperties }) {
  return <canvas id={id} style={style} />;
}

interface SliderProps {
  min: number;
  max: number;
  step: number;
  value: number;
  activeColor?: string;
  ariaLabel?: string;
  onChange: (event: { detail: { value: number } }) => void;
}

export function Slider({ activeColor, ariaLabel, onChange, ...range }: SliderProps) {
  return (
    <input
      type="range"
      {...range}
      aria-label={ariaLabel}
      className="h5-slider"
      style={{ accentColor: activeColor }}
      onChange={(event) => onChange({ detail: { value: Number(event.target.value) } })}
    />
  );
}
