import path from 'node:path';
import postcss, { type AtRule, type Root } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import type { Dialect } from '../dialects.js';

export interface TranslatedStyle {
  css: string;
  problems: string[];
}

/** Reads one style file of the program; undefined where there is none. */
export type ReadStyle = (file: string) => string | undefined;

/** 750rpx are the width of the screen. */
export function rpxToViewport(value: string): string {
  return value.replace(
    /(-?\d*\.?\d+)rpx\b/gi,
    (_whole, size: string) => `${Math.round((Number(size) / 7.5) * 1e5) / 1e5}vw`,
  );
}

const isKeyframes = (node: unknown): boolean => /keyframes$/.test((node as AtRule | undefined)?.name ?? '');

interface Translation {
  dialect: Dialect;
  read: ReadStyle;
  problems: Set<string>;
}

function translateSelectors(root: Root, { dialect, problems }: Translation): void {
  const processor = selectorParser((selectors) => {
    selectors.walkTags((tag) => {
      if (tag.value === 'page') tag.value = 'body';
      else if (dialect.tags.has(tag.value)) tag.value = `wx-${tag.value}`;
    });
  });
  root.walkRules((rule) => {
    if (isKeyframes(rule.parent)) return;
    try {
      rule.selector = processor.processSync(rule.selector);
    } catch (error) {
      problems.add(`the selector ${rule.selector}: ${(error as Error).message}`);
    }
  });
}

function translateValues(root: Root, { problems }: Translation): void {
  root.walkDecls((declaration) => {
    declaration.value = rpxToViewport(declaration.value);
    for (const [, address = ''] of declaration.value.matchAll(/url\(\s*["']?([^"')]+)/g)) {
      if (!/^(data:|https?:|#)/.test(address))
        problems.add(`${declaration.prop}: a style cannot show the local file ${address}`);
    }
  });
  root.walkAtRules('media', (rule) => {
    rule.params = rpxToViewport(rule.params);
  });
}

function parse(file: string, translation: Translation, seen: Set<string>): Root {
  const { read, problems } = translation;
  seen.add(file);
  const source = read(file);
  if (source === undefined) problems.add(`there is no ${file}`);
  const root = postcss.parse(source ?? '', { from: file });
  root.walkAtRules('import', (rule) => {
    const wanted = /["']([^"']+)["']/.exec(rule.params)?.[1] ?? '';
    const target = wanted.startsWith('/')
      ? wanted.slice(1)
      : path.posix.join(path.posix.dirname(file), wanted);
    if (seen.has(target)) rule.remove();
    else rule.replaceWith(parse(target, translation, seen).nodes);
  });
  return root;
}

/** One style sheet of the program with everything it imports, as Chromium understands it. */
export function translateStyle(file: string, dialect: Dialect, read: ReadStyle): TranslatedStyle {
  const translation: Translation = { dialect, read, problems: new Set() };
  const root = parse(file, translation, new Set());
  translateSelectors(root, translation);
  translateValues(root, translation);
  return { css: root.toString(), problems: [...translation.problems] };
}
