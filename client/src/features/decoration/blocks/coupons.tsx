import { View } from '@tarojs/components';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import type { BlockProps } from '../api';
import { SectionTitle } from '../section-title';
import { Strip } from '../strip';
import { Ticket } from '../ticket';

export function CouponsBlock({ block }: BlockProps<'coupons'>) {
  return (
    <View>
      <SectionTitle title={block.title} note={block.note} onMore={() => openPage(routes.coupons())} />
      <Strip>
        {block.coupons.map((coupon) => (
          <Ticket key={coupon.id} coupon={coupon} />
        ))}
      </Strip>
    </View>
  );
}
