import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** One sentence about what this screen is for. */
  note?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of a screen: a heading in the voice of the brand, its actions, its content. */
export function Page({ title, note, actions, children }: Props) {
  return (
    <section className="page">
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {note && <p>{note}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}

/** Filters in one row that wraps. */
export function Toolbar({ children }: { children: ReactNode }) {
  return <div className="toolbar">{children}</div>;
}

/** A heading inside a page or drawer. */
export function Section({
  title,
  extra,
  children,
}: {
  title: string;
  extra?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
        {extra}
      </div>
      {children}
    </section>
  );
}
