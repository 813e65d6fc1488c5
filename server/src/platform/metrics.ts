import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** The process's own measurements, in Prometheus text at `/metrics`. Labels are endpoint names, never ids. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'linli_http_request_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['endpoint', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const outbox = new Gauge({
    name: 'linli_outbox_rows',
    help: 'Events not yet told to all reactions',
    registers: [registry],
  })
  const deliveries = new Counter({
    name: 'linli_deliveries_total',
    help: 'Attempts to deliver a message, by channel and outcome',
    labelNames: ['channel', 'outcome'],
    registers: [registry],
  })
  return { registry, requests, outbox, deliveries }
}

export type Metrics = ReturnType<typeof createMetrics>
