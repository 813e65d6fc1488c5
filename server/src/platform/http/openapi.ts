import type { Endpoint } from '@linli/shared/platform/endpoint'
import { problems } from '@linli/shared/problems'
import { z } from 'zod'

type Json = Record<string, unknown>

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  }) as Json
  return rest
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(problems) },
    detail: { type: 'string', description: 'A Chinese sentence that tells a person what to do' },
    instance: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
} as const

const problemAnswer = (codes: string[]): Json => ({
  description: codes.map((code) => `\`${code}\``).join(', '),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

function errorAnswers(endpoint: Endpoint): Json {
  const codes = new Set<string>([
    ...endpoint.errors,
    'INPUT_INVALID',
    'BODY_MALFORMED',
    'TOO_MANY_REQUESTS',
    'UNAVAILABLE',
    'BODY_TOO_LARGE',
  ])
  if (endpoint.access !== 'public') for (const code of ['NOT_SIGNED_IN', 'SESSION_EXPIRED']) codes.add(code)
  if (typeof endpoint.access !== 'string' || endpoint.access === 'apiKey') codes.add('ROLE_MISSING')
  if (endpoint.method === 'POST') codes.add('IDEMPOTENCY_MISMATCH')
  if (endpoint.path.includes(':')) codes.add('NOT_FOUND')
  const byStatus = new Map<number, string[]>()
  for (const code of codes) {
    const [status] = problems[code as keyof typeof problems]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].sort(([a], [b]) => a - b).map(([status, list]) => [String(status), problemAnswer(list)]),
  )
}

function security(endpoint: Endpoint): Json[] {
  if (endpoint.access === 'public') return []
  return endpoint.access === 'apiKey' ? [{ apiKey: [] }] : [{ session: [] }]
}

function accessText(endpoint: Endpoint): string {
  return typeof endpoint.access === 'string' ? endpoint.access : `roles: ${endpoint.access.join(', ')}`
}

function operation(endpoint: Endpoint): Json {
  const input = schemaOf(endpoint.input, 'input')
  const properties = (input.properties ?? {}) as Record<string, Json>
  const required = new Set((input.required ?? []) as string[])
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1] as string)
  const inQuery =
    endpoint.method === 'GET' || endpoint.method === 'DELETE'
      ? Object.keys(properties).filter((name) => !inPath.includes(name))
      : []
  const parameters: Json[] = [
    ...inPath.map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: properties[name] ?? { type: 'string' },
    })),
    ...inQuery.map((name) => ({ name, in: 'query', required: required.has(name), schema: properties[name] })),
  ]
  if (endpoint.method === 'POST' && endpoint.access !== 'public' && endpoint.transport !== 'upload') {
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,80}$' },
      description: 'One effect and equal answers for all requests with this key',
    })
  }
  const bodyNames = Object.keys(properties).filter((name) => !inPath.includes(name))
  const takesBody = !['GET', 'DELETE'].includes(endpoint.method)
  const bodySchema = {
    type: 'object',
    properties: Object.fromEntries(bodyNames.map((name) => [name, properties[name]])),
    required: bodyNames.filter((name) => required.has(name)),
    additionalProperties: false,
  }
  const upload = {
    type: 'object',
    required: ['file'],
    properties: { file: { type: 'string', format: 'binary' } },
  }
  const requestBody =
    endpoint.transport === 'upload'
      ? { required: true, content: { 'multipart/form-data': { schema: upload } } }
      : takesBody && bodyNames.length > 0
        ? {
            required: bodySchema.required.length > 0,
            content: { 'application/json': { schema: bodySchema } },
          }
        : undefined
  const success =
    endpoint.transport === 'raw'
      ? { description: endpoint.summary }
      : {
          description: endpoint.summary,
          content: { 'application/json': { schema: schemaOf(endpoint.output, 'output') } },
        }
  return {
    operationId: endpoint.name,
    tags: [endpoint.name.split('.')[0]],
    summary: endpoint.summary,
    description: `Access: ${accessText(endpoint)}`,
    parameters,
    ...(requestBody && { requestBody }),
    responses: { '200': success, ...errorAnswers(endpoint) },
    security: security(endpoint),
  }
}

/** The OpenAPI 3.1 document of a list of endpoints. Made from the same values that validate; it can't drift. */
export function openApiDocument(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Linli 邻里', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
      },
    },
  }
}
