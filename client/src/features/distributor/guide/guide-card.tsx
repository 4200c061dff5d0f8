import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import type { Guide } from '../api';
import { Progress } from './progress';
import { STEPS } from './steps';
import styles from './guide.module.scss';

/** On the dashboard until everything is done: how far one is, and the one next step. */
export function GuideCard({ guide }: { guide: Guide }) {
  const next = guide.steps.find(({ isDone }) => !isDone);
  if (!next) return null;
  const { title, text, action, url } = STEPS[next.key];
  return (
    <Card
      title="新手引导"
      extra={`${guide.done} / ${guide.total}`}
      onExtra={() => openPage(routes.guide())}
      className={styles.block}
    >
      <Progress done={guide.done} total={guide.total} />
      <View className={styles.next}>
        <View className={styles.words}>
          <Text className={styles.title}>{title}</Text>
          <Text className={styles.note}>{text}</Text>
        </View>
        <Button kind="gold" size="s" onPress={() => openPage(url)}>
          {action}
        </Button>
      </View>
    </Card>
  );
}
