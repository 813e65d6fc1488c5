import type { Schema } from './arbitrary'

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  schema: Schema
}

/** One operation of an OpenAPI 3.1 document, as the fuzz run needs it. */
export interface Operation {
  id: string
  method: string
  path: string
  /** Path, query and body members as one object, as the contract has them. */
  input: Schema
  pathNames: string[]
  queryNames: string[]
  hasBody: boolean
  isUpload: boolean
  access: 'public' | 'session' | 'apiKey'
  /** Schema of the answer by status; undefined: any body. */
  answers: Map<number, Schema | undefined>
}

interface Document {
  paths: Record<string, Record<string, Record<string, never>>>
  components: { schemas: Record<string, Schema> }
}

/** Reads the operations of the document. */
export function operationsOf(document: Document): Operation[] {
  const resolve = (schema?: Schema): Schema | undefined => {
    const name = /^#\/components\/schemas\/(.+)$/.exec(String(schema?.$ref ?? ''))?.[1]
    return name ? document.components.schemas[name] : schema
  }
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Operation => {
      const parameters = ((operation.parameters ?? []) as Parameter[]).filter((one) => one.in !== 'header')
      const content = (operation.requestBody as { content?: Record<string, { schema: Schema }> } | undefined)
        ?.content
      const body = content?.['application/json']?.schema
      const members = Object.fromEntries(parameters.map((one) => [one.name, one.schema]))
      const required = parameters.filter((one) => one.required).map((one) => one.name)
      const answers = Object.entries(
        operation.responses as unknown as Record<string, { content?: Record<string, { schema: Schema }> }>,
      ).map(([status, answer]): [number, Schema | undefined] => [
        Number(status),
        resolve(Object.values(answer.content ?? {})[0]?.schema),
      ])
      const security = (operation.security ?? []) as Record<string, unknown>[]
      return {
        id: String(operation.operationId),
        method: method.toUpperCase(),
        path,
        input: {
          type: 'object',
          properties: { ...members, ...body?.properties },
          required: [...required, ...((body?.required as string[] | undefined) ?? [])],
        },
        pathNames: parameters.filter((one) => one.in === 'path').map((one) => one.name),
        queryNames: parameters.filter((one) => one.in === 'query').map((one) => one.name),
        hasBody: body !== undefined,
        isUpload: content?.['multipart/form-data'] !== undefined,
        access: security.some((one) => 'apiKey' in one)
          ? 'apiKey'
          : security.length > 0
            ? 'session'
            : 'public',
        answers: new Map(answers),
      }
    }),
  )
}

/** The request of an input: where each member travels. */
export function requestOf(operation: Operation, input: Record<string, unknown>) {
  const rest = { ...input }
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    const words = typeof value === 'object' ? JSON.stringify(value) : String(value)
    return encodeURIComponent(words.replace(/\p{Surrogate}/gu, '�')) || '-'
  })
  const query = new URLSearchParams()
  for (const name of operation.queryNames) {
    const value = rest[name]
    delete rest[name]
    if (value !== undefined)
      query.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  const search = query.size > 0 ? `?${query}` : ''
  return { path: `/api/v1${path}${search}`, body: operation.hasBody ? JSON.stringify(rest) : undefined }
}
