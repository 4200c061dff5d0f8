import { useEffect, useState } from 'react';
import { ScrollView, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Button } from '@/components/button';
import { Icon } from '@/components/icon';
import { Popup } from '@/components/popup';
import { Skeleton } from '@/components/skeleton';
import { placeText } from '@/lib/format';
import { errorText } from '@/lib/request';
import { useRegions, type Region } from './api';
import type { RegionChoice } from './use-address-form';
import type { RegionStart } from './written-address';
import styles from './region-picker.module.scss';

interface RegionPickerProps {
  open: boolean;
  /** Where to start. */
  value: RegionStart;
  onClose: () => void;
  onPick: (choice: RegionChoice) => void;
}

interface ColumnProps {
  label: string;
  query: ReturnType<typeof useRegions>;
  value: string | undefined;
  waiting: string;
  onPick: (code: string) => void;
}

function Column({ label, query, value, waiting, onPick }: ColumnProps) {
  const { data, error, refetch, isFetching } = query;
  return (
    <ScrollView scrollY enhanced showScrollbar={false} className={styles.column}>
      <View {...({ role: 'radiogroup', 'aria-label': label } as object)}>
        {data?.map((region) => (
          <Pressable
            key={region.code}
            role="radio"
            selected={region.code === value}
            className={`${styles.region} ${region.code === value ? styles.on : ''}`}
            onPress={() => onPick(region.code)}
          >
            <View className={styles.name}>{region.name}</View>
            {region.code === value && <Icon name="check" size={28} />}
          </Pressable>
        ))}
        {!data && error && (
          <View className={styles.hint}>
            {errorText(error)}
            <Button size="s" kind="ghost" onPress={() => void refetch()}>
              重试
            </Button>
          </View>
        )}
        {!data &&
          !error &&
          (isFetching ? (
            <Skeleton preset="text" count={5} />
          ) : (
            <View className={styles.hint}>{waiting}</View>
          ))}
      </View>
    </ScrollView>
  );
}

const nameOf = (regions: readonly Region[] | undefined, code: string | undefined): string =>
  regions?.find((one) => one.code === code)?.name ?? '';

/** Province, city and district side by side; each column is asked of the server when its parent is chosen. */
export function RegionPicker({ open, value, onClose, onPick }: RegionPickerProps) {
  const [province, setProvince] = useState(value.provinceCode);
  const [city, setCity] = useState(value.cityCode);
  const provinces = useRegions('provinces', open);
  const cities = useRegions(province, open);
  const districts = useRegions(city, open);

  // Municipalities have one "city": nobody should have to choose it.
  const onlyCity = cities.data?.length === 1 ? cities.data[0]?.code : undefined;
  useEffect(() => {
    if (onlyCity) setCity(onlyCity);
  }, [onlyCity]);

  const pickProvince = (code: string): void => {
    setProvince(code);
    setCity(undefined);
  };
  const pickDistrict = (code: string): void => {
    const names = {
      province: nameOf(provinces.data, province),
      city: nameOf(cities.data, city),
      district: nameOf(districts.data, code),
    };
    onPick({ code, text: placeText(names) });
    onClose();
  };
  return (
    <Popup open={open} onClose={onClose} title="选择所在地区">
      <View className={styles.columns}>
        <Column label="省" query={provinces} value={province} waiting="" onPick={pickProvince} />
        <Column label="市" query={cities} value={city} waiting="先选省份" onPick={setCity} />
        <Column
          label="区县"
          query={districts}
          value={value.districtCode}
          waiting="再选城市"
          onPick={pickDistrict}
        />
      </View>
    </Popup>
  );
}
