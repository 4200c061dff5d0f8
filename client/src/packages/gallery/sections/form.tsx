import { useState } from 'react';
import { View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Checkbox, RadioGroup, Switch } from '@/components/choice';
import { Field, FieldGroup, PickField, TextArea } from '@/components/field';
import { toast } from '@/components/feedback';
import { Uploader, type UploadedPicture } from '@/components/uploader';
import { Cell, CellGroup } from '@/components/cell';
import { Block } from './block';

function Inputs() {
  return (
    <Block title="输入">
      <FieldGroup>
        <Field label="收货人" required placeholder="请填写真实姓名" onChange={() => undefined} />
        <Field
          label="手机号"
          required
          kind="phone"
          maxLength={11}
          placeholder="用于接收物流通知"
          error="手机号格式不正确，应为 11 位数字"
          defaultValue="1380013"
        />
        <PickField label="所在地区" required onPress={() => toast('选择地区')} />
        <Field
          label="验证码"
          kind="code"
          maxLength={6}
          placeholder="6 位数字"
          suffix={
            <Button size="s" kind="soft">
              获取验证码
            </Button>
          }
        />
        <Field
          label="提现金额"
          kind="decimal"
          placeholder="0.00"
          suffix="元"
          hint="最低 1 元，预计 T+3 个工作日到账"
        />
        <Field label="身份证号" disabled defaultValue="已认证" />
        <TextArea label="留言" placeholder="想对商家说的话" maxLength={200} hint="最多 200 字" />
      </FieldGroup>
    </Block>
  );
}

function Choices() {
  const [on, setOn] = useState(true);
  const [agreed, setAgreed] = useState(false);
  const [way, setWay] = useState<'wechat' | 'alipay' | 'douyin'>('wechat');
  return (
    <Block title="选择">
      <Card>
        <Checkbox checked={agreed} onChange={setAgreed}>
          我已阅读并同意《分销合作协议》
        </Checkbox>
        <Checkbox checked disabled onChange={setAgreed}>
          已选中且不可更改
        </Checkbox>
        <RadioGroup
          label="支付方式"
          value={way}
          onChange={setWay}
          items={[
            { key: 'wechat', text: '微信支付' },
            { key: 'alipay', text: '支付宝' },
            { key: 'douyin', text: '抖音支付（当前环境不可用）', disabled: true },
          ]}
        />
      </Card>
      <View style={{ height: '12px' }} />
      <CellGroup>
        <Cell title="设为默认地址" value={<Switch checked={on} onChange={setOn} label="设为默认地址" />} />
        <Cell
          title="接收发货通知"
          value={<Switch checked={false} disabled onChange={setOn} label="接收发货通知" />}
        />
      </CellGroup>
    </Block>
  );
}

function Uploads() {
  const [pictures, setPictures] = useState<UploadedPicture[]>([]);
  return (
    <Block title="上传">
      <Card>
        <Uploader
          value={pictures}
          onChange={setPictures}
          upload={(path) => Promise.resolve({ id: path, url: path })}
          max={3}
        />
      </Card>
    </Block>
  );
}

export function FormSection() {
  return (
    <View>
      <Inputs />
      <Choices />
      <Uploads />
    </View>
  );
}
