/** Tags of WXML that are HTML elements too, or built-ins of ours: the host draws them as wx-…, and styles must follow. */
export const renamedTags = [
  ...[
    'button',
    'input',
    'textarea',
    'image',
    'form',
    'label',
    'video',
    'audio',
    'canvas',
    'progress',
    'map',
    'switch',
  ],
  ...['picker', 'slider', 'icon', 'navigator'],
]
