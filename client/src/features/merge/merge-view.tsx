import { Text, View } from '@tarojs/components';
import { Avatar } from '@/components/avatar';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Checkbox } from '@/components/choice';
import { EmptyState } from '@/components/empty-state';
import { Field, FieldGroup } from '@/components/field';
import { Icon } from '@/components/icon';
import { Loadable } from '@/components/loadable';
import { LoginWall } from '@/components/login-wall';
import { Money } from '@/components/money';
import { Skeleton } from '@/components/skeleton';
import { SmsField } from '@/components/sms-field';
import { Tag } from '@/components/tag';
import { asset } from '@/lib/asset';
import { formatDateTime, formatDay } from '@/lib/format';
import { useIsLoggedIn } from '@/lib/login-gate';
import { goBack } from '@/lib/navigate';
import { platformLabel } from '@/lib/platform-words';
import { describeError } from '@/lib/request';
import { useProposal, type Proposal, type Side } from './api';
import { useMerge } from './use-merge';
import styles from './merge.module.scss';

function SideCard({ side, role }: { side: Side; role: string }) {
  const row = (name: string, value: React.ReactNode) => (
    <View className={styles.row}>
      <Text className={styles.rowName}>{name}</Text>
      <View>{value}</View>
    </View>
  );
  return (
    <View className={styles.side}>
      <Text className={styles.role}>{role}</Text>
      <Avatar name={side.nickname} src={asset(side.avatarUrl)} size={104} ring={side.isDistributor} />
      <View className={styles.name}>{side.nickname}</View>
      <View className={styles.platforms}>
        {side.platforms.map((one) => (
          <Tag key={one} tone="indigo">
            {platformLabel(one)}
          </Tag>
        ))}
      </View>
      {row('加入', formatDay(side.joinedAt))}
      {row('订单', `${side.orders} 笔`)}
      {row('可提现', <Money fen={side.availableFen} size="s" />)}
      {side.heldFen > 0 && row('冻结中', <Money fen={side.heldFen} size="s" />)}
      {side.isDistributor && row('客户', `${side.customers} 位`)}
      {row('服务人', side.boundTo ?? '无')}
    </View>
  );
}

function Consequences({ proposal }: { proposal: Proposal }) {
  return (
    <Card title="合并之后">
      {proposal.consequences.map((text, index) => (
        <View key={text} className={styles.consequence}>
          <Text className={styles.index}>{index + 1}</Text>
          <Text className={styles.consequenceText}>{text}</Text>
        </View>
      ))}
    </Card>
  );
}

function Merge({ proposal }: { proposal: Proposal }) {
  const state = useMerge(proposal);
  return (
    <View className={styles.stack}>
      <View className={styles.sides}>
        <SideCard side={proposal.keeps} role="保留" />
        <View className={styles.arrow}>
          <Icon name="back" size={40} />
        </View>
        <SideCard side={proposal.absorbs} role="并入" />
      </View>
      <Consequences proposal={proposal} />
      {proposal.confirmedHere ? (
        <Card tone="sunken">本端已于此前确认，请到另一端完成确认。</Card>
      ) : (
        <>
          <FieldGroup>
            <Field
              label="手机号"
              kind="phone"
              maxLength={11}
              placeholder="两个账号共有的手机号"
              onChange={state.setPhone}
            />
            <SmsField
              onChange={state.setSmsCode}
              onSend={state.send}
              disabled={!/^1[3-9]\d{9}$/.test(state.phone)}
            />
          </FieldGroup>
          <Text className={styles.hint}>
            验证后可在本机直接完成。不便接收短信时可留空，确认后到另一端再确认一次。
          </Text>
          <View className={styles.consent}>
            <Checkbox checked={state.agreed} onChange={state.setAgreed}>
              {proposal.consentText}
            </Checkbox>
          </View>
          <Button block size="l" loading={state.isBusy} disabled={!state.agreed} onPress={state.submit}>
            确认合并
          </Button>
          <Button block kind="ghost" disabled={state.isBusy} onPress={state.reject}>
            暂不合并
          </Button>
        </>
      )}
      <Text className={styles.hint}>本提议 {formatDateTime(proposal.expiresAt)} 前有效</Text>
    </View>
  );
}

export function MergeView() {
  const query = useProposal();
  if (!useIsLoggedIn()) return <LoginWall text="登录后查看账号合并" />;
  return (
    <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="block" height={640} />}>
      {({ proposal }) =>
        proposal ? (
          <Merge proposal={proposal} />
        ) : (
          <EmptyState
            illustration="people"
            title="没有待确认的合并"
            text="绑定另一端使用过的手机号后，会在这里提示"
            actionText="返回"
            onAction={goBack}
          />
        )
      }
    </Loadable>
  );
}
