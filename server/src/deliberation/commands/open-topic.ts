import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { unchained } from '../../platform/store/transact'
import { mapModel, proposalModel, type TopicDoc, topicModel } from '../model'
import { bringSupporters } from '../people'
import { mustCouncil, visibilityOf } from '../policy'
import { presentTopic, type TopicView } from '../present/topic'
import { show } from '../words'
import { mergedInto } from './support'

interface Input {
  id: string
  version?: number | undefined
  title?: string | undefined
  fourSteps: boolean
}

/** Makes a topic of a proposal that enough people of its area support; its supporters come with it. */
export function openTopic(context: Context, { id, version, title, fourSteps }: Input): Promise<TopicView> {
  return context.transact(async (tx) => {
    const one = await tx.load(proposalModel, id, version)
    mustCouncil(tx.actor, one.areaPath)
    if (one.state === 'open') throw new Problem('THRESHOLD_NOT_REACHED')
    if (one.state !== 'ready') throw new Problem('PROPOSAL_CLOSED')
    if (visibilityOf(one) !== 'visible') throw new Problem('POST_HIDDEN')
    const merged = await mergedInto(tx, one)
    const { areaId, areaName, areaLevel, areaPath, areaIds } = one
    const topic: TopicDoc = {
      ...{
        _id: newId(),
        tenantId: tx.tenantId,
        ...unchained,
        areaId,
        areaName,
        areaLevel,
        areaPath,
        areaIds,
      },
      ...{ title: title || one.title, text: one.text, previousTopicId: one.previousTopicId },
      photoIds: one.photos.filter(({ verdict }) => verdict === 'passed').map((photo) => photo.id),
      proposals: [one, ...merged.filter((other) => visibilityOf(other) === 'visible')].map((other) => ({
        id: other._id,
        title: other.title,
      })),
      ...{
        stage: 'discussing',
        supporters: one.supporterIds.length,
        participants: 0,
        arguments: 0,
        statements: 0,
      },
      ...{ fourSteps: fourSteps ? [] : null, decision: null, objections: [], steps: [], caseIds: [] },
      ballotIds: [],
      ...{ result: null, reason: null, reviews: [], changedAt: new Date(tx.now) },
    }
    tx.append('deliberation', topic, 'deliberation.topicOpened', { proposalId: one._id, topicId: topic._id })
    await tx.insert(topicModel, topic)
    await tx.model(mapModel).create(
      [
        {
          _id: topic._id,
          tenantId: tx.tenantId,
          dirty: false,
          computedAt: null,
          participants: 0,
          votes: 0,
          reading: null,
          chart: null,
        },
      ],
      { session: tx.session },
    )
    await bringSupporters(tx, topic._id, one.supporterIds)
    one.state = 'topic'
    one.topicId = topic._id
    show(tx, 'proposal', one)
    tx.append('deliberation', one, 'deliberation.becameTopic', { topicId: topic._id }, 'quiet')
    await tx.save(proposalModel, one)
    return presentTopic(context, topic, { session: tx.session })
  })
}
