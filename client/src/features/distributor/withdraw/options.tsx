import { Text, View } from '@tarojs/components';
import { bps } from '@yimai/shared/kernel/bps';
import { Card } from '@/components/card';
import { Switch } from '@/components/choice';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import { formatBps, yuan } from '@/lib/format';
import type { Withdrawal, WithdrawalTerms } from '../api';
import { accountText, CHANNEL_ICONS, isReachable } from '../words';
import type { Draft } from './use-withdraw';
import styles from './withdraw.module.scss';

type Channel = Withdrawal['channel'];

interface ChannelsProps {
  terms: WithdrawalTerms;
  value: Channel | undefined;
  onChange: (channel: Channel) => void;
}

export function Channels({ terms, value, onChange }: ChannelsProps) {
  return (
    <Card title="到账方式" className={styles.block}>
      <View {...({ role: 'radiogroup', 'aria-label': '到账方式' } as object)}>
        {terms.channels
          .filter(({ channel }) => isReachable(channel))
          .map(({ channel, accountMasked, hint }) => (
            <Pressable
              key={channel}
              role="radio"
              selected={channel === value}
              className={`${styles.channel} ${channel === value ? styles.channelOn : ''}`}
              onPress={() => onChange(channel)}
            >
              <Icon name={CHANNEL_ICONS[channel]} size={48} />
              <View className={styles.channelText}>
                <Text className={styles.channelName}>{accountText(channel, accountMasked)}</Text>
                <Text className={styles.hint}>{hint}</Text>
              </View>
              <Icon
                name={channel === value ? 'check-solid' : 'circle'}
                size={44}
                className={channel === value ? styles.on : styles.off}
              />
            </Pressable>
          ))}
      </View>
    </Card>
  );
}

interface UrgentProps {
  terms: WithdrawalTerms;
  draft: Draft;
  feeFen: number;
  onChange: (isUrgent: boolean) => void;
}

export function Urgent({ terms, draft, feeFen, onChange }: UrgentProps) {
  return (
    <Card className={styles.block}>
      <View className={styles.urgent}>
        <View className={styles.channelText}>
          <Text className={styles.channelName}>加急到账</Text>
          <Text className={styles.hint}>
            {draft.isUrgent
              ? `手续费 ${yuan(feeFen)}（${formatBps(bps(terms.urgentFeeBps))}），审核通过后优先打款`
              : `可选，手续费 ${formatBps(bps(terms.urgentFeeBps))}；不加急${terms.feeBps === 0 ? '免手续费' : ''}`}
          </Text>
        </View>
        <Switch checked={draft.isUrgent} onChange={onChange} label="加急到账" />
      </View>
    </Card>
  );
}
