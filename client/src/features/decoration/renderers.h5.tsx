import { lazy, type ComponentType } from 'react';
import { BannerBlock } from './blocks/banner';
import { CouponsBlock } from './blocks/coupons';
import { NoticeBlock } from './blocks/notice';
import { PromisesBlock } from './blocks/promises';
import { ShortcutsBlock } from './blocks/shortcuts';
import type { Renderers } from './renderers-contract';

type Below = typeof import('./below');

const late = <K extends keyof Below>(name: K) =>
  lazy(async () => ({ default: (await import('./below'))[name] as ComponentType<Parameters<Below[K]>[0]> }));

export const RENDERERS: Renderers = {
  banner: BannerBlock,
  shortcuts: ShortcutsBlock,
  promises: PromisesBlock,
  notice: NoticeBlock,
  coupons: CouponsBlock,
  shelf: late('ShelfBlock'),
  feed: late('FeedBlock'),
  flash: late('FlashBlock'),
  cube: late('CubeBlock'),
  title: late('TitleBlock'),
  text: late('TextBlock'),
  video: late('VideoBlock'),
  spacer: late('SpacerBlock'),
  recruit: late('RecruitBlock'),
  ranking: late('RankingBlock'),
};
