import { View } from '@tarojs/components'
import { Button } from '@/platform/ui/button'
import { Field } from '@/platform/ui/field'
import { MOST_ROLES, newRole, type RoleWords } from '../roles'

interface RolesFieldProps {
  roles: readonly RoleWords[]
  onChange: (roles: RoleWords[]) => void
}

/** What people come for: one role or several, each with its places. */
export function RolesField({ roles, onChange }: RolesFieldProps) {
  const put = (index: number, more: Partial<RoleWords>) =>
    onChange(roles.map((role, i) => (i === index ? { ...role, ...more } : role)))
  // The first one has the plain names: most activities have one role.
  const named = (name: string, index: number) => (index === 0 ? name : `${name}-${index}`)
  return (
    <>
      {roles.map((role, index) => (
        // Roles have no names of their own while they are written: their place says which is which.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <View key={index} className={`role-form-${index}`}>
          <Field
            name={named('role', index)}
            label={roles.length > 1 ? `岗位 ${index + 1}` : '岗位'}
            maxLength={20}
            value={role.name}
            onChange={(name) => put(index, { name })}
          />
          <Field
            name={named('limit', index)}
            kind="number"
            label="名额"
            required
            value={role.limit}
            onChange={(limit) => put(index, { limit })}
          />
          <Field
            name={named('role-requirements', index)}
            label="岗位要求"
            hint="可以不填"
            maxLength={200}
            value={role.requirements}
            onChange={(requirements) => put(index, { requirements })}
          />
          {roles.length > 1 && (
            <Button
              kind="text"
              className={`drop-role-${index}`}
              onTap={() => onChange(roles.filter((_, i) => i !== index))}
            >
              去掉这个岗位
            </Button>
          )}
        </View>
      ))}
      {roles.length < MOST_ROLES && (
        <Button kind="plain" className="add-role" onTap={() => onChange([...roles, newRole()])}>
          再加一个岗位
        </Button>
      )}
    </>
  )
}
