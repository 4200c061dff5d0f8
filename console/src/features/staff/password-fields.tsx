import { Form, Input } from 'antd';

const LEAST = 10;

/** A new password, twice; the server has the last word on whether it is good enough. */
export function PasswordFields({ name, label }: { name: string; label: string }) {
  return (
    <>
      <Form.Item
        name={name}
        label={label}
        extra="至少 10 位；几个不相干的词连起来，好记也难猜"
        rules={[{ required: true, min: LEAST, message: '密码至少 10 位' }]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name={`${name}-again`}
        label={`再输一次${label}`}
        dependencies={[name]}
        rules={[
          { required: true, message: '请再输一次' },
          ({ getFieldValue }) => ({
            validator: (_, again: string) =>
              !again || again === getFieldValue(name)
                ? Promise.resolve()
                : Promise.reject(new Error('两次输入的密码不一致')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
    </>
  );
}
