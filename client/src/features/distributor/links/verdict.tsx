import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Icon, type IconName } from '@/components/icon';
import { formatRelative } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import type { LinkCheck } from '../api';
import styles from './links.module.scss';

type State = LinkCheck['verdict'];
const ICONS: Record<State, IconName> = { good: 'check-circle', warn: 'info', bad: 'warning' };
const WORDS: Record<State, string> = { good: '正常', warn: '留意', bad: '有问题' };

function Fix({ fix }: Pick<LinkCheck, 'fix'>) {
  if (fix === null) return null;
  return (
    <View className={styles.fix}>
      <Button kind="soft" block icon="share" onPress={() => openPage(routes.share())}>
        {fix === 'pick' ? '换一件商品生成新链接' : '重新生成我的链接'}
      </Button>
    </View>
  );
}

/** The answer first, then what was looked at, then the way out. */
export function Verdict({ result }: { result: LinkCheck }) {
  const { verdict, title, code, findings, lastClickAt, fix } = result;
  return (
    <Card className={styles.block}>
      <View className={`${styles.verdict} ${styles[verdict]}`} {...({ role: 'status' } as object)}>
        <Icon name={ICONS[verdict]} size={48} />
        <View className={styles.main}>
          <Text className={styles.title}>{title}</Text>
          {code && <Text className={styles.note}>推广码 {code}</Text>}
        </View>
      </View>
      <View {...({ role: 'list' } as object)}>
        {findings.map((finding) => (
          <View key={finding.key} className={styles.finding} {...({ role: 'listitem' } as object)}>
            <View className={styles[finding.state]}>
              <Icon name={ICONS[finding.state]} size={32} label={WORDS[finding.state]} />
            </View>
            <Text className={styles.text}>
              {finding.text}
              {finding.key === 'opened' && lastClickAt && `最近一次：${formatRelative(lastClickAt)}。`}
            </Text>
          </View>
        ))}
      </View>
      <Fix fix={fix} />
    </Card>
  );
}
