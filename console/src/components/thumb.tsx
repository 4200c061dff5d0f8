import { useState } from 'react';

/** A small picture of goods; a quiet square where there is none. Decoration: the title stands beside it. */
export function Thumb({ url, size = 44 }: { url: string | null; size?: number }) {
  const [failed, setFailed] = useState<string | null>(null);
  const style = { width: size, height: size };
  if (!url || failed === url) return <span className="thumb" style={style} />;
  return (
    <img className="thumb" style={style} src={url} alt="" loading="lazy" onError={() => setFailed(url)} />
  );
}
