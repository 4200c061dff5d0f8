import { Text, View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Icon } from '@/components/icon';
import { Loadable } from '@/components/loadable';
import { Skeleton } from '@/components/skeleton';
import { openPage } from '@/lib/navigate';
import { api, describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { keys, useFreshOnShow, useRefreshAll, type Guide } from '../api';
import { Lessons } from './lessons';
import { Progress } from './progress';
import { STEPS } from './steps';
import styles from './guide.module.scss';

function Step({ step, order }: { step: Guide['steps'][number]; order: number }) {
  const { title, text, action, url } = STEPS[step.key];
  return (
    <View className={styles.step} {...({ role: 'listitem' } as object)}>
      <View className={`${styles.mark} ${step.isDone ? styles.markDone : ''}`}>
        {step.isDone ? <Icon name="check" size={30} label="已完成" /> : order}
      </View>
      <View className={styles.words}>
        <Text className={`${styles.title} ${step.isDone ? styles.titleDone : ''}`}>{title}</Text>
        {!step.isDone && <Text className={styles.note}>{text}</Text>}
      </View>
      {!step.isDone && (
        <Button kind="soft" size="s" label={`${title}：${action}`} onPress={() => openPage(url)}>
          {action}
        </Button>
      )}
    </View>
  );
}

function Checklist({ guide }: { guide: Guide }) {
  const isOver = guide.done === guide.total;
  return (
    <Card title={isOver ? '六步都走完了' : '六步开始'} extra={`${guide.done} / ${guide.total}`}>
      <Progress done={guide.done} total={guide.total} />
      <View className={styles.hint}>
        {isOver ? '往后照着做就好，忘了什么再回来看看。' : '做到了会自动打勾，不用手动确认。'}
      </View>
      <View {...({ role: 'list' } as object)}>
        {guide.steps.map((step, index) => (
          <Step key={step.key} step={step} order={index + 1} />
        ))}
      </View>
    </Card>
  );
}

/** How to begin: what is still to be done, five short lessons, and what it might bring. */
export function GuideView() {
  const query = useQuery({ queryKey: keys.guide, queryFn: () => api.getGuide() });
  useFreshOnShow();
  useRefreshAll();
  return (
    <View className={styles.layout}>
      <View className={styles.side}>
        <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="block" height={820} />}>
          {(guide) => <Checklist guide={guide} />}
        </Loadable>
        <Card tone="night" className={styles.block}>
          <View className={styles.next}>
            <View className={styles.words}>
              <Text className={styles.title}>卖一件能得多少</Text>
              <Text className={styles.noteNight}>按本店现行方案算到分，和真正结算用同一套算法</Text>
            </View>
            <Button kind="gold" size="s" icon="spark" onPress={() => openPage(routes.calculator())}>
              算一算
            </Button>
          </View>
        </Card>
      </View>
      <View className={styles.side}>
        <Lessons />
      </View>
    </View>
  );
}
