Feature: What a text warns of
  A text that says "if X, call Y" is read by whoever does not have X yet. Whoever has X already is sent
  at least as far as Y, and does not read it.

  Scenario Outline: Who does not have it yet reads what to do if it comes
    Given a person with two weeks of simple low back pain
    And the person answers
      | question | answer   |
      | <asked>  | <ticked> |
    When the rules are run
    Then the person is warned: "<words>"

    Examples:
      | asked       | ticked       | words                                                                      |
      | spreading   | below_knee   | If the leg becomes weak, call 111 today.                                   |
      | leg_signs   | weak_one_leg | If the other leg weakens too, or the bladder changes, call 999 at once.    |
      | chest_signs | calf_swollen | If you become short of breath or it hurts to breathe in, call 999 at once. |
      | spreading   | no           | Call after a serious accident or a fall from a height.                     |

  Scenario Outline: Who has it already is sent that far and does not read it
    Given a person with two weeks of simple low back pain
    And the person answers
      | question | answer   |
      | <asked>  | <ticked> |
      | <also>   | <has>    |
    When the rules are run
    Then the triage is "<triage>"
    And the person is not warned: "<words>"

    Examples:
      | asked            | ticked          | also        | has          | triage    | words                                                                          |
      | spreading        | below_knee      | leg_signs   | weak_one_leg | urgent    | If the leg becomes weak, call 111 today.                                       |
      | heart_conditions | aneurysm        | chest_signs | blackout     | emergency | If you get sudden severe pain or feel faint, call 999 at once.                 |
      | recent_operation | spine_operation | leg_signs   | weak_one_leg | emergency | If you get a fever, a weak leg or trouble with your bladder, call 999 at once. |

  Scenario Outline: Two things together in pregnancy that each alone were less
    Given a person with two weeks of simple low back pain
    And the person answers
      | question        | answer      |
      | pregnancy       | pregnant    |
      | weeks_pregnant  | 30          |
      | pregnancy_signs | <pregnancy> |
      | infection_signs | <infection> |
    When the rules are run
    Then the triage is "emergency" because of the rule "<rule>"

    Examples:
      | pregnancy       | infection     | rule                           |
      | headache_vision | side_pain     | pregnant-headache-and-rib-pain |
      | painful_pee     | side_pain     | pregnant-pee-and-side-pain     |
      | none            | shaking       | pregnant-infection-severe      |
      | none            | fever, no_pee | pregnant-infection-severe      |

  Scenario: Blisters in pregnancy are seen today
    Given a person with two weeks of simple low back pain
    And the person answers
      | question        | answer   |
      | pregnancy       | pregnant |
      | weeks_pregnant  | 30       |
      | pregnancy_signs | none     |
      | general_signs   | blisters |
    When the rules are run
    Then the triage is "urgent" because of the rule "blisters-at-risk"
