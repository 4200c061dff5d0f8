import { useState } from 'react';
import { View } from '@tarojs/components';
import { BottomBar } from '@/components/bottom-bar';
import { Button } from '@/components/button';
import { toast } from '@/components/feedback';
import { IconButton } from '@/components/icon-button';
import { PageShell } from '@/components/page-shell';
import { Tabs } from '@/components/tabs';
import { usePageRefresh } from '@/components/use-page-refresh';
import { ActionSection } from './sections/action';
import { CommerceSection } from './sections/commerce';
import { DecorationSection } from './sections/decoration';
import { DisplaySection } from './sections/display';
import { FeedbackSection } from './sections/feedback';
import { FormSection } from './sections/form';

const SECTIONS = [
  { key: 'action', text: '操作' },
  { key: 'display', text: '展示' },
  { key: 'commerce', text: '商品' },
  { key: 'decoration', text: '装修' },
  { key: 'form', text: '表单' },
  { key: 'feedback', text: '反馈' },
] as const;

type Key = (typeof SECTIONS)[number]['key'];

const VIEWS: Record<Key, () => JSX.Element> = {
  action: ActionSection,
  display: DisplaySection,
  commerce: CommerceSection,
  decoration: DecorationSection,
  form: FormSection,
  feedback: FeedbackSection,
};

/** Every component in every state. Not part of production builds; see app.config.ts. */
export default function GalleryPage() {
  const [shown, setShown] = useState<Key>('action');
  usePageRefresh(() => Promise.resolve(toast('已刷新')));
  const Section = VIEWS[shown];
  const footer = (
    <BottomBar>
      <IconButton icon="service" label="客服" caption="客服" />
      <IconButton icon="cart" label="购物车" caption="购物车" badge={3} />
      <Button kind="soft" block onPress={() => toast('已加入购物车')}>
        加入购物车
      </Button>
      <Button block onPress={() => toast({ text: '正在下单', kind: 'loading', durationMs: 1200 })}>
        立即购买
      </Button>
    </BottomBar>
  );
  return (
    <PageShell title="组件总览" footer={footer}>
      <Tabs items={SECTIONS} value={shown} onChange={setShown} even sticky />
      <View>
        <Section />
      </View>
    </PageShell>
  );
}
