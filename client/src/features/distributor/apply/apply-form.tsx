import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Button } from '@/components/button';
import { Checkbox } from '@/components/choice';
import { Field, FieldGroup, TextArea } from '@/components/field';
import { Icon } from '@/components/icon';
import { useSession } from '@/stores/session';
import type { Distributor } from '../api';
import { PhoneButton } from '../phone/phone-button';
import { Terms } from './terms';
import { useApplication, useApply } from './use-apply';
import styles from './apply.module.scss';

function PhoneRow({ required }: { required: boolean }) {
  const phone = useSession((state) => state.member?.phoneMasked ?? null);
  return (
    <View className={styles.phone}>
      <Text className={styles.phoneName}>
        手机号{required && <Text className={styles.required}> *</Text>}
      </Text>
      <View className={styles.phoneValue}>
        {phone ? (
          <>
            {phone}
            <Icon name="check-circle" size={36} className={styles.bound} label="已绑定" />
          </>
        ) : (
          <Text className={styles.unbound}>{required ? '需要先绑定' : '建议绑定，便于找回'}</Text>
        )}
      </View>
      {!phone && <PhoneButton text="绑定" />}
    </View>
  );
}

export function ApplyForm({ mine, inviteCode }: { mine: Distributor; inviteCode?: string }) {
  const member = useSession((state) => state.member);
  const { form, change, codeError, isComplete } = useApplication({
    mine,
    nickname: member?.nickname,
    inviteCode,
  });
  const [isCodeRefused, setCodeRefused] = useState(false);
  const [isReading, setReading] = useState(false);
  const apply = useApply(() => setCodeRefused(true));
  const needsPhone = mine.requiresPhone && !member?.phoneMasked;
  return (
    <View>
      <FieldGroup>
        <Field
          label="称呼"
          required
          placeholder="客户和伙伴看到的名字"
          defaultValue={form.name}
          maxLength={20}
          onChange={(name) => change({ name })}
        />
        <PhoneRow required={mine.requiresPhone} />
        <Field
          label="邀请码"
          placeholder="没有可以不填"
          defaultValue={form.inviteCode}
          maxLength={12}
          error={isCodeRefused ? '邀请码无效，请核对或留空' : codeError}
          onChange={(text) => (setCodeRefused(false), change({ inviteCode: text }))}
        />
        <TextArea
          label="推广计划（选填）"
          placeholder="打算在哪里、向谁推荐什么"
          defaultValue={form.note}
          maxLength={200}
          onChange={(note) => change({ note })}
        />
      </FieldGroup>
      <View className={styles.consent}>
        <Checkbox checked={form.agreed} onChange={(agreed) => change({ agreed })} label="同意推广服务协议">
          我已阅读并同意
        </Checkbox>
        <Pressable className={styles.termsLink} role="link" onPress={() => setReading(true)}>
          《推广服务协议》
        </Pressable>
      </View>
      <Button
        size="l"
        block
        loading={apply.isPending}
        disabled={!isComplete || needsPhone}
        onPress={() => apply.mutate(form)}
      >
        {mine.status === 'rejected' ? '重新提交' : '提交申请'}
      </Button>
      <Terms open={isReading} onClose={() => setReading(false)} />
    </View>
  );
}
