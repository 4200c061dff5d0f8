import { useState } from 'react';
import { View } from '@tarojs/components';
import { Button } from '@/components/button';
import { confirm, toast } from '@/components/feedback';
import type { IconName } from '@/components/icon';
import { addressBook } from '@/platform/address-book';
import type { ChosenPlace, WrittenAddress } from '@/platform/contract';
import { openSettings } from '@/platform/permissions';
import { place } from '@/platform/place';
import styles from './address.module.scss';

/** What to say when the platform was told not to give it away. */
interface Refusal {
  title: string;
  text: string;
}

const NO_ADDRESSES: Refusal = {
  title: '没有地址权限',
  text: '允许“通讯地址”后，再点一次导入；也可以直接在下方填写',
};
const NO_POSITION: Refusal = {
  title: '没有位置权限',
  text: '允许“位置信息”并打开手机定位后，再点一次；也可以直接在下方填写',
};

async function explain({ title, text }: Refusal): Promise<void> {
  if (await confirm({ title, text, confirmText: '去设置' })) await openSettings();
  else toast('可以直接填写地址');
}

function SourceButton(props: {
  label: string;
  icon: IconName;
  refusal: Refusal;
  pick: () => Promise<boolean>;
}) {
  const { label, icon, refusal, pick } = props;
  const [isBusy, setBusy] = useState(false);
  const press = async (): Promise<void> => {
    setBusy(true);
    try {
      if (!(await pick())) await explain(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <View className={styles.source}>
      <Button block kind="secondary" icon={icon} loading={isBusy} onPress={() => void press()}>
        {label}
      </Button>
    </View>
  );
}

interface ImportButtonsProps {
  /** Both resolve to whether the region was understood to its last step. */
  onAddress: (address: WrittenAddress) => Promise<boolean>;
  onPlace: (place: ChosenPlace) => Promise<boolean>;
  /** Something of the region is left to choose. */
  onGap: () => void;
}

/** Fill the form from the addresses that the platform keeps, or from its map; nothing where it has neither. */
export function ImportButtons({ onAddress, onPlace, onGap }: ImportButtonsProps) {
  if (!addressBook.label && !place.label) return null;
  const completeRegion = (isWhole: boolean): void => {
    if (isWhole) return;
    toast('请补选所在地区');
    onGap();
  };
  const fromBook = async (): Promise<boolean> => {
    const outcome = await addressBook.pick();
    if (outcome.kind === 'picked') completeRegion(await onAddress(outcome.address));
    return outcome.kind !== 'denied';
  };
  const fromMap = async (): Promise<boolean> => {
    const outcome = await place.pick();
    if (outcome.kind === 'picked') completeRegion(await onPlace(outcome.place));
    return outcome.kind !== 'denied';
  };
  return (
    <View className={styles.sources}>
      {addressBook.label && (
        <SourceButton label={addressBook.label} icon="user" refusal={NO_ADDRESSES} pick={fromBook} />
      )}
      {place.label && (
        <SourceButton label={place.label} icon="location" refusal={NO_POSITION} pick={fromMap} />
      )}
    </View>
  );
}
