Feature: Signing a rule
  A clinician signs one rule as it reads today. The signature holds for exactly these words: anybody who
  changes the rule has to ask again.

  Scenario: No rule comes with a signature
    Then no rule is signed

  Scenario: A signature carries a name, a date and a note
    When "anna" signs the rule "chest-pain" as "Dr Anna Test" with the note "As NICE has it."
    Then the rule "chest-pain" has these signatures
      | name         | date       | note            | holds |
      | Dr Anna Test | 2026-11-21 | As NICE has it. | yes   |
    And only the rule "chest-pain" is signed

  Scenario: Nobody signs without a name and profession that an admin has entered
    When a clinician whose name no admin has entered signs the rule "chest-pain"
    Then the clinician is told to have it entered
    And no rule is signed

  Scenario: A signature lapses when the text of its rule changes, and can still be read
    Given "anna" has signed the rule "chest-pain" as "Dr Anna Test" with the note "As NICE has it."
    When the rule "chest-pain" gets another title
    Then the rule "chest-pain" has these signatures
      | name         | date       | note            | holds |
      | Dr Anna Test | 2026-11-21 | As NICE has it. | no    |
    And no rule is signed

  Scenario: A changed rule is signed again
    Given "anna" has signed the rule "chest-pain" as "Dr Anna Test" with the note "As NICE has it."
    And the rule "chest-pain" got another title
    When "bert" signs the rule "chest-pain" as "Bert Test, paramedic" with the note "Still right."
    Then the rule "chest-pain" has these signatures
      | name                 | date       | note            | holds |
      | Bert Test, paramedic | 2026-11-21 | Still right.    | yes   |
      | Dr Anna Test         | 2026-11-21 | As NICE has it. | no    |
    And only the rule "chest-pain" is signed

  Scenario: A signature stays when another rule changes
    Given "anna" has signed the rule "under-18" as "Dr Anna Test" with the note "As NICE has it."
    When the rule "chest-pain" gets another title
    Then the rule "under-18" has these signatures
      | name         | date       | note            | holds |
      | Dr Anna Test | 2026-11-21 | As NICE has it. | yes   |
    And only the rule "under-18" is signed
